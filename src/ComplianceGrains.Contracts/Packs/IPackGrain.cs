using ComplianceGrains.Contracts.Actors;
using Orleans;

namespace ComplianceGrains.Contracts.Packs;

/// <summary>What one jurisdiction has published in its lifecycle log: schemas, packs, keys. The key is the jurisdiction.</summary>
[Alias("cg.IPackGrain")]
public interface IPackGrain : IActor, IGrainWithStringKey
{
    /// <summary>Publishes what is in force and not yet published; returns when all of it is sequenced.</summary>
    [Alias("Publish")]
    Task PublishAsync(CancellationToken cancellation = default);
}
