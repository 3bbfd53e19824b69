namespace ComplianceGrains.Storage.Ledgers;

/// <summary>A sequenced entry.</summary>
/// <param name="Draft">The draft that it was made of; removed in the same transaction.</param>
/// <param name="Index">0-based, dense.</param>
/// <param name="Time">Milliseconds; never less than the entry before.</param>
/// <param name="Core">Canonical JSON.</param>
/// <param name="Leaf">SHA-256(0x00 || core).</param>
public sealed record NewEntry(PendingDraft Draft, long Index, long Time, byte[] Core, byte[] Leaf);
