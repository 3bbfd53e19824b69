using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Settings;

namespace ComplianceGrains.Host.Hosting;

/// <summary>The root key and the signing key of a single machine, generated at first start.</summary>
internal static class LocalSecrets
{
    private static readonly string[] Databases = ["compliance.db", "keys.db", "blobs.db"];

    /// <summary>A database of the folder, if it has one. Keys are made before the first: what has a database had its keys.</summary>
    public static string? DatabaseOf(string data) => Databases.Select(name => Path.Combine(data, name)).FirstOrDefault(File.Exists);

    /// <summary>Reads them from <c>keys/</c> in a folder, or makes them.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="begun">What was written with them already; they are then never made anew.</param>
    public static StoreKeys Load(string data, string? begun)
    {
        var root = Read(begun, Path.Combine(data, "keys", "root.key"), () => RandomNumberGenerator.GetBytes(32), bytes => new RootKey(bytes));
        var signing = Read(begun, Path.Combine(data, "keys", "signing.pem"), NewSigningKey, bytes => SigningKey.FromPem(Encoding.ASCII.GetString(bytes)));
        return new StoreKeys(root, signing, ReceiptKeys.Of(signing), SiloCertificate.In(data));
    }

    private static byte[] NewSigningKey()
    {
        using var key = SigningKey.Create();
        return Encoding.ASCII.GetBytes(key.ToPem());
    }

    /// <exception cref="InvalidDataException">The file is there and holds something else, or is gone from beside a database.</exception>
    private static T Read<T>(string? begun, string file, Func<byte[]> create, Func<byte[], T> read)
    {
        if (begun is not null && !File.Exists(file))
            throw new InvalidDataException($"{file} is missing, and {begun} was written with it. Put it back from its backup: with another key nothing in this data folder can be gone on with.");
        var bytes = PrivateFile.ReadOrCreate(file, create);
        try
        {
            return read(bytes);
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            throw new InvalidDataException($"{file} does not hold the key that was made at first start. Put it back from its backup: with another key nothing in this data folder can be gone on with.", failure);
        }
    }
}
