using Orleans;

namespace ComplianceGrains.Contracts.Ledgers;

/// <summary>Sequencer and signer of one log; the key is the log name.</summary>
[Alias("cg.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithStringKey
{
    /// <summary>Turns waiting drafts into entries and signs a checkpoint when one is due.</summary>
    [Alias("Pump")]
    Task PumpAsync(CancellationToken cancellation = default);

    /// <summary>What keeps this log from being continued, as it was found when it was taken up; null if nothing does.</summary>
    [Alias("Check")]
    Task<LedgerFinding?> CheckAsync(CancellationToken cancellation = default);

    /// <summary>Looks at the whole log again, after somebody has mended it; what is still wrong with it, or null.</summary>
    /// <param name="incident">The incident that is about to be closed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    [Alias("LookAgain")]
    Task<string?> LookAgainAsync(string incident, CancellationToken cancellation = default);

    /// <summary>Puts another draft in the place of one that waits, if it still has the expected bytes: only the sequencer may, or it could append the old ones.</summary>
    [Alias("ReplaceDraft")]
    Task<bool> ReplaceDraftAsync(string actor, long seq, byte[] expected, byte[] replacement, CancellationToken cancellation = default);

    /// <summary>Writes signed heads that the store has lost and the copy outside still has; how many were written.</summary>
    [Alias("GiveBack")]
    Task<int> GiveBackAsync(IReadOnlyList<CopiedHead> heads, CancellationToken cancellation = default);
}
