namespace ComplianceGrains.Storage.Keys;

/// <summary>A key of a vault that wraps the root key of a store. It never leaves the vault.</summary>
public interface IRootKey
{
    /// <summary>Wraps a key.</summary>
    /// <exception cref="IOException">The vault cannot be reached, or refuses.</exception>
    Task<byte[]> WrapAsync(byte[] key, CancellationToken cancellation = default);

    /// <summary>Opens a wrapped key.</summary>
    /// <exception cref="IOException">The vault cannot be reached, or refuses, or the key was wrapped by another.</exception>
    Task<byte[]> UnwrapAsync(byte[] wrapped, CancellationToken cancellation = default);
}
