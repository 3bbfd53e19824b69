using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Liveness;

/// <summary>The record of a jurisdiction that whatever waits there moves. Its key is the jurisdiction.</summary>
[Alias("cg.ILivenessGrain")]
public interface ILivenessGrain : IActor, IGrainWithStringKey
{
    /// <summary>Hears what was found; it is a decision if it says something new, and once a day in any case.</summary>
    [Alias("Record")]
    Task<Reply<LivenessView>> RecordAsync(SweepFound found, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>What was recorded last; null if nothing was.</summary>
    [Alias("View"), ReadOnly]
    Task<LivenessView?> ViewAsync(CancellationToken cancellation = default);
}
