using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Ledgers;

/// <summary>Sequencer and signer of one log; the key is the log name.</summary>
[Alias("cg.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithStringKey
{
    /// <summary>Turns waiting drafts into entries and signs a checkpoint when one is due.</summary>
    [Alias("Pump")]
    Task PumpAsync(CancellationToken cancellation = default);

    /// <summary>What could not be sequenced and why, for health and operators; empty when all is well.</summary>
    [Alias("Incidents"), ReadOnly]
    Task<IReadOnlyList<string>> IncidentsAsync(CancellationToken cancellation = default);
}
