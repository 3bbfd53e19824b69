using ComplianceGrains.Contracts.Liveness;
using NodaTime;

namespace ComplianceGrains.Grains.Liveness;

/// <summary>What the last look of this silo found, for health and metrics.</summary>
public sealed class LivenessStatus
{
    private volatile Look? _last;

    /// <summary>The last look; null before this silo has watched for as long as anything may take.</summary>
    public Look? Last => _last;

    internal void Set(Look look) => _last = look;
}

/// <summary>One look.</summary>
/// <param name="At">When.</param>
/// <param name="Stuck">What has not moved for longer than anything takes, and in which jurisdictions.</param>
public sealed record Look(Instant At, IReadOnlyList<(StuckWork Work, IReadOnlyList<string> Jurisdictions)> Stuck)
{
    /// <summary>How much there is of a cause.</summary>
    public long Count(string cause) => Stuck.LongCount(stuck => stuck.Work.Cause == cause);
}
