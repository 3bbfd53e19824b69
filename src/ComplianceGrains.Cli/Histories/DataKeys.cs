using ComplianceGrains.Grains.Keys;

namespace ComplianceGrains.Cli.Histories;

/// <summary>The keys in a data folder.</summary>
internal static class DataKeys
{
    /// <summary>The root key of a single machine; where it is elsewhere, no value can be opened here.</summary>
    public static RootKey? Root(string data)
    {
        var file = Path.Combine(data, "keys", "root.key");
        if (!File.Exists(file))
            return null;
        var bytes = File.ReadAllBytes(file);
        return bytes.Length == 32 ? new RootKey(bytes) : throw new InvalidDataException($"{file} has {bytes.Length} bytes; a root key has 32.");
    }
}
