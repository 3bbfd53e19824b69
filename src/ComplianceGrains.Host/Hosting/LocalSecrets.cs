using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence;
using ComplianceGrains.Grains.Keys;

namespace ComplianceGrains.Host.Hosting;

/// <summary>The root key and the signing key of a single machine, generated at first start. In the cloud a key vault holds them.</summary>
internal sealed record LocalSecrets(RootKey Root, SigningKey Signing)
{
    /// <summary>Reads them from <c>keys/</c> in the data folder, or makes them.</summary>
    public static LocalSecrets Load(string data)
    {
        var root = Read(Path.Combine(data, "keys", "root.key"), () => RandomNumberGenerator.GetBytes(32), bytes => new RootKey(bytes));
        var signing = Read(Path.Combine(data, "keys", "signing.pem"), NewSigningKey, bytes => SigningKey.FromPem(Encoding.ASCII.GetString(bytes)));
        return new(root, signing);
    }

    private static byte[] NewSigningKey()
    {
        using var key = SigningKey.Create();
        return Encoding.ASCII.GetBytes(key.ToPem());
    }

    /// <exception cref="InvalidDataException">The file is there and holds something else.</exception>
    private static T Read<T>(string file, Func<byte[]> create, Func<byte[], T> read)
    {
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
