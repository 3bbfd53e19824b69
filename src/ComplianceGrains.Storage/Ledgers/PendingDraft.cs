namespace ComplianceGrains.Storage.Ledgers;

/// <summary>A committed draft that waits for its place in the log.</summary>
/// <param name="Position">A cursor, opaque: only the store that gave it reads it.</param>
/// <param name="Actor">Full identity of the actor.</param>
/// <param name="Sequence">The decision's number in the actor's own history.</param>
/// <param name="Seq">The actor's 0-based number in this log.</param>
/// <param name="Bytes">Canonical JSON, byte for byte as committed.</param>
public sealed record PendingDraft(string Position, string Actor, long Sequence, long Seq, byte[] Bytes);
