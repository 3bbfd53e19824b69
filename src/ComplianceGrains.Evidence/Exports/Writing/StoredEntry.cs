using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>An entry as storage holds it.</summary>
/// <param name="Index">Its index in the log.</param>
/// <param name="Core">The core's bytes; null once the entry is deleted.</param>
/// <param name="Leaf">Its leaf, which stays.</param>
public sealed record StoredEntry(long Index, ReadOnlyMemory<byte>? Core, Digest Leaf);
