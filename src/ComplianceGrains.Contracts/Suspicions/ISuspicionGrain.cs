using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Suspicions;

/// <summary>One suspicion, for whoever works on them.</summary>
[Alias("cg.ISuspicionGrain")]
public interface ISuspicionGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command of a person.</summary>
    [Alias("Execute")]
    Task<Reply<SuspicionView>> ExecuteAsync(SuspicionCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The suspicion now, with what people wrote; null if there is none that the reader may know of.</summary>
    [Alias("View"), ReadOnly]
    Task<SuspicionView?> ViewAsync(Principal reader, CancellationToken cancellation = default);

    /// <summary>The versions of a report, the oldest first, with what is missing in each; null if there is no such report that the reader may know of.</summary>
    [Alias("Drafts"), ReadOnly]
    Task<IReadOnlyList<ReportDraftView>?> DraftsAsync(Principal reader, string report, CancellationToken cancellation = default);
}
