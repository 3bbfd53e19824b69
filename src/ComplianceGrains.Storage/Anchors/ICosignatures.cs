namespace ComplianceGrains.Storage.Anchors;

/// <summary>
/// Signed heads with the cosignatures of witnesses, kept beside the write-once copy: each as the whole note that a witness answered
/// for, so that whoever has it needs nothing of ours. No personal data.
/// </summary>
public interface ICosignatures
{
    /// <summary>The note over the head of this size with this witness's cosignature, or null.</summary>
    /// <param name="log">The log.</param>
    /// <param name="size">Of the head.</param>
    /// <param name="witness">The id of the witness's key, in hexadecimal.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    Task<byte[]?> FindAsync(string log, long size, string witness, CancellationToken cancellation = default);

    /// <summary>Size of the largest head of a log that this witness's cosignature is kept of, or null.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    Task<long?> NewestAsync(string log, string witness, CancellationToken cancellation = default);

    /// <summary>Keeps a note, and returns when it is durable. The same head again is written over what is there: it may be damaged.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    Task KeepAsync(string log, long size, string witness, ReadOnlyMemory<byte> note, CancellationToken cancellation = default);
}
