using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Files.Secrets;
using ComplianceGrains.Storage.Keys;

namespace ComplianceGrains.Cli.Histories;

/// <summary>The keys in a data folder.</summary>
internal static class DataKeys
{
    /// <summary>The root key of a single machine; where it is elsewhere, no value can be opened here.</summary>
    public static async Task<RootKey?> RootAsync(string data, IKeyStore? store, CancellationToken cancellation)
    {
        var file = new KeyFolder(data).Root;
        if (!File.Exists(file))
            return null;
        var bytes = await File.ReadAllBytesAsync(file, cancellation);
        return bytes.Length == 32 ? store is null ? new RootKey(bytes) : await RootRotation.OpenAsync(bytes, store, cancellation) : throw new InvalidDataException($"{file} has {bytes.Length} bytes; a root key has 32.");
    }
}
