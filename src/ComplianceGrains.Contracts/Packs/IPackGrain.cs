using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Packs;

/// <summary>One jurisdiction's pack: its versions and who approved them, and what its lifecycle log has published of schemas, packs and keys. The key is the jurisdiction.</summary>
[Alias("cg.IPackGrain")]
public interface IPackGrain : IActor, IGrainWithStringKey
{
    /// <summary>Publishes what is in force and not yet published; returns when all of it is sequenced.</summary>
    [Alias("Publish")]
    Task PublishAsync(CancellationToken cancellation = default);

    /// <summary>Runs a command.</summary>
    [Alias("Execute")]
    Task<Reply<PackView>> ExecuteAsync(PackCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The proposed versions now, or null before anything was published; also while a version is being tested.</summary>
    [Alias("View"), ReadOnly, AlwaysInterleave]
    Task<PackView?> ViewAsync(CancellationToken cancellation = default);
}
