namespace ComplianceGrains.Evidence.Keys;

/// <summary>What signs heads and packages: a key pair at hand, or one that a key vault holds and never gives away.</summary>
public interface ILogSigner
{
    /// <summary>The key's id as its vkeys state it: eight hexadecimal digits.</summary>
    string Id { get; }

    /// <summary>The public key under a name.</summary>
    VerifierKey PublicKey(string name);

    /// <summary>ECDSA P-256 over SHA-256 of the text, in DER.</summary>
    /// <exception cref="IOException">Whoever holds the key cannot be reached, or refuses.</exception>
    ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> text, CancellationToken cancellation = default);
}
