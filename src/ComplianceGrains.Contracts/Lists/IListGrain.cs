using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Lists;

/// <summary>The versions of one screening list, its age, and the re-screening that a new version starts.</summary>
[Alias("cg.IListGrain")]
public interface IListGrain : IActor, IGrainWithStringKey
{
    /// <summary>Accepts a version whose files are already stored by digest, or confirms the one in force.</summary>
    [Alias("Accept")]
    Task<Reply<ListView>> AcceptAsync(AcceptListVersion version, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The list now, or null if no version was ever accepted; also while it is being compared with everybody.</summary>
    [Alias("View"), ReadOnly, AlwaysInterleave]
    Task<ListView?> ViewAsync(CancellationToken cancellation = default);
}
