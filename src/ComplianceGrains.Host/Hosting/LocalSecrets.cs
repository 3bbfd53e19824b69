using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Files.Secrets;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Host.Hosting;

/// <summary>The root key and the signing key of a single machine, generated at first start, and those that are to take their places.</summary>
internal sealed class LocalSecrets
{
    private const int RootLength = 32;

    private static readonly string[] Databases = ["compliance.db", "keys.db", "blobs.db"];

    private readonly KeyFolder _folder;
    private readonly byte[] _root;
    private readonly byte[]? _nextRoot;
    private readonly SigningKey _signing;
    private readonly LogKeys _logs;
    private readonly X509Certificate2 _silo;

    private LocalSecrets(string data, string? begun)
    {
        _folder = new KeyFolder(data);
        _root = Read(begun, _folder.Root, () => RandomNumberGenerator.GetBytes(RootLength), ReadRoot);
        _nextRoot = File.Exists(_folder.NextRoot) ? Read(begun, _folder.NextRoot, () => [], ReadRoot) : null;
        _signing = Read(begun, _folder.Signing, NewSigningKey, ReadSigning);
        using var next = File.Exists(_folder.NextSigning) ? Read(begun, _folder.NextSigning, () => [], ReadSigning) : null;
        _logs = new LogKeys(_signing, [.. _folder.Before.Select(line => VerifierKey.Parse(line)!)], next?.PublicKey("key"));
        _silo = SiloCertificate.In(data);
    }

    /// <summary>Whether another root key is to take the place of the present one.</summary>
    public bool HasNextRoot => _nextRoot is not null;

    /// <summary>A database of the folder, if it has one. Keys are made before the first: what has a database had its keys.</summary>
    public static string? DatabaseOf(string data) => Databases.Select(name => Path.Combine(data, name)).FirstOrDefault(File.Exists);

    /// <summary>Reads them from <c>keys/</c> in a folder, or makes them.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="begun">What was written with them already; they are then never made anew.</param>
    public static LocalSecrets Load(string data, string? begun) => new(data, begun);

    /// <summary>The keys of a store. Another root key that is there takes the place of the present one now.</summary>
    public async Task<StoreKeys> OpenAsync(IKeyStore store)
    {
        if (_nextRoot is not null)
        {
            await RootRotation.MoveAsync(_root, _nextRoot, store);
            _folder.UseNextRoot();
        }

        return new StoreKeys(await RootRotation.OpenAsync(_nextRoot ?? _root, store), _logs, ReceiptKeys.Of(_signing, _logs), _silo);
    }

    private static byte[] NewSigningKey()
    {
        using var key = SigningKey.Create();
        return Encoding.ASCII.GetBytes(key.ToPem());
    }

    private static byte[] ReadRoot(byte[] bytes) => bytes.Length == RootLength ? bytes : throw new ArgumentException($"A root key has {RootLength} bytes.", nameof(bytes));

    private static SigningKey ReadSigning(byte[] bytes) => SigningKey.FromPem(Encoding.ASCII.GetString(bytes));

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
