using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>Wakes actors whose deadlines are due; the key is the shard's number.</summary>
[Alias("cg.IAgendaShardGrain")]
public interface IAgendaShardGrain : IGrainWithIntegerKey
{
    /// <summary>Wakes whoever is due; returns how many could not be woken.</summary>
    [Alias("Pump")]
    Task<int> PumpAsync(CancellationToken cancellation = default);
}
