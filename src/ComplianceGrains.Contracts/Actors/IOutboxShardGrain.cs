using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>Delivers the effects of one outbox shard; the key is the shard's number.</summary>
[Alias("cg.IOutboxShardGrain")]
public interface IOutboxShardGrain : IGrainWithIntegerKey
{
    /// <summary>Delivers what waits; returns how many effects still do.</summary>
    [Alias("Pump")]
    Task<int> PumpAsync(CancellationToken cancellation = default);
}
