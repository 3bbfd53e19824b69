using ComplianceGrains.Workflows.Replays;

namespace ComplianceGrains.Grains.Histories;

/// <summary>A decision that was decided again.</summary>
/// <param name="Sequence">Its number in the actor's history.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Answer">What came of it.</param>
public sealed record ReplayedDecision(long Sequence, string Kind, ReplayAnswer Answer);
