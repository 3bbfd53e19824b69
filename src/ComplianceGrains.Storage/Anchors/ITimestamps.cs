namespace ComplianceGrains.Storage.Anchors;

/// <summary>
/// Time-stamps (RFC 3161) over signed heads, kept beside the write-once copy: each with the file that it is over, so that
/// whoever has both needs nothing of ours. Written once; no personal data.
/// </summary>
public interface ITimestamps
{
    /// <summary>The authority's response over the head of this size, or null.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    Task<byte[]?> FindAsync(string log, long size, CancellationToken cancellation = default);

    /// <summary>The file that the kept response over the head of this size is over, or null.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    Task<byte[]?> CheckpointAsync(string log, long size, CancellationToken cancellation = default);

    /// <summary>Size of the largest head of a log that a time-stamp is kept over, or null.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    Task<long?> NewestAsync(string log, CancellationToken cancellation = default);

    /// <summary>Keeps a response and what it is over, and returns when both are durable.</summary>
    /// <param name="log">The log.</param>
    /// <param name="size">Of the head.</param>
    /// <param name="checkpoint">The file of the head, whole.</param>
    /// <param name="response">The authority's response, whole.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">It could not be written, or one over a head of this size is there already.</exception>
    Task KeepAsync(string log, long size, ReadOnlyMemory<byte> checkpoint, ReadOnlyMemory<byte> response, CancellationToken cancellation = default);
}
