namespace ComplianceGrains.Grains.Keys;

/// <summary>The key above all others: from a file on one machine, from a key vault in the cloud. 32 bytes.</summary>
public sealed class RootKey(byte[] bytes)
{
    /// <summary>32 bytes; never stored beside what it wraps.</summary>
    internal byte[] Bytes { get; } = bytes.Length == 32 ? bytes : throw new ArgumentException("A root key has 32 bytes.", nameof(bytes));
}
