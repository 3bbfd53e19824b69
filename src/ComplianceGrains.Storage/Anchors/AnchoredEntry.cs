namespace ComplianceGrains.Storage.Anchors;

/// <summary>An entry in the copy.</summary>
/// <param name="Index">0-based, dense.</param>
/// <param name="Leaf">32 bytes.</param>
/// <param name="Actor">The actor's pseudonym in this log.</param>
/// <param name="Seq">The actor's 0-based number in this log.</param>
/// <param name="Time">Milliseconds.</param>
/// <param name="Core">Canonical JSON of a lifecycle entry, which names nobody; null for entries of other logs.</param>
public sealed record AnchoredEntry(long Index, byte[] Leaf, string Actor, long Seq, long Time, byte[]? Core);
