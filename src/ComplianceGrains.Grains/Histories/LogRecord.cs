using ComplianceGrains.Evidence.Entries;

namespace ComplianceGrains.Grains.Histories;

/// <summary>What a log says of one decision.</summary>
/// <param name="Sequence">Which decision of the actor the row claims to be.</param>
/// <param name="Index">The entry's index, or null for a draft that waits.</param>
/// <param name="Draft">What the entry was made of.</param>
public sealed record LogRecord(long Sequence, long? Index, Draft Draft);
