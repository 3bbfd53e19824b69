using ComplianceGrains.Evidence;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Host.Health;

/// <summary>What delays signatures and exports without stopping a decision.</summary>
internal sealed class LedgerWarnings(OutsideCopy copy, ILedger ledger, IClock clock)
{
    /// <summary>One sentence each.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync() => [.. Unsigned(), .. await AheadAsync()];

    private IEnumerable<string> Unsigned() => copy.Failures.OrderBy(failure => failure.Key, StringComparer.Ordinal).Select(failure =>
        $"The copy outside of {failure.Key} in {copy.Place} does not work: {failure.Value} No head of it is signed until it does; decisions go on.");

    /// <summary>A log dated ahead of the clock was written while the clock was ahead: exports wait until the clock has caught up.</summary>
    private async Task<IReadOnlyList<string>> AheadAsync()
    {
        var warnings = new List<string>();
        var limit = clock.GetCurrentInstant().ToUnixTimeMilliseconds() + Sequencer.ClockTolerance;
        foreach (var log in await ledger.LogsAsync())
            if (await ledger.HeadAsync(log) is { Size: > 0 } head && head.LastTime > limit)
                warnings.Add($"{log} is dated ahead of this clock: exports that rest on it wait until {Instant.FromUnixTimeMilliseconds(head.LastTime - Sequencer.ClockTolerance)}.");
        return warnings;
    }
}
