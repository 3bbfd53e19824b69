using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Timestamps;
using ComplianceGrains.Grains.Witnesses;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Host.Health;

/// <summary>What delays signatures and exports without stopping a decision.</summary>
internal sealed class LedgerWarnings(HeadSigning signing, OutsideCopy copy, Timestamping stamps, Cosigning cosigning, ILogStore logs, IClock clock)
{
    /// <summary>One sentence each.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync() => [.. WithoutKey(), .. Unsigned(), .. Unstamped(), .. Uncosigned(), .. await AheadAsync()];

    /// <summary>Everybody may ask, so where the key is stands in the log of the host alone.</summary>
    private IEnumerable<string> WithoutKey() => Told(signing.Failures.Keys).Order(StringComparer.Ordinal).ToList() is [var first, .. var others]
        ? [$"The head of {first}{(others.Count > 0 ? $" and of {others.Count} further logs" : "")} cannot be signed; the host's log says why. It is tried again every few seconds; decisions go on, and proofs and exports of what is new wait."]
        : [];

    /// <summary>Everybody may ask, so where the copy is stands in the log of the host alone.</summary>
    private IEnumerable<string> Unsigned() => Told(copy.Failures.Keys).Order(StringComparer.Ordinal).ToList() is [var first, .. var others]
        ? [$"The copy outside of {first}{(others.Count > 0 ? $" and {others.Count} further logs" : "")} cannot be read or written; the host's log says why. No head of it is signed until it can; decisions go on."]
        : [];

    private IEnumerable<string> Unstamped() => Told(stamps.Failures.Keys).Order(StringComparer.Ordinal).ToList() is [var first, .. var others]
        ? [$"The newest head of {first}{(others.Count > 0 ? $" and of {others.Count} further logs" : "")} has no time-stamp; the host's log says why. It is tried again every minute; decisions go on, and packages that are made meanwhile go without."]
        : [];

    /// <summary>Of the log of suspicion work nobody is told who asks here, not even that there is anything in it.</summary>
    private static IEnumerable<string> Told(IEnumerable<string> names) => names.Where(log => !LogNames.IsSuspicion(log));

    private IEnumerable<string> Uncosigned() => cosigning.Failures.Keys.Select(key => key.Log).Distinct().Order(StringComparer.Ordinal).ToList() is [var first, .. var others]
        ? [$"The newest head of {first}{(others.Count > 0 ? $" and of {others.Count} further logs" : "")} is not cosigned by every witness; the host's log says why. It is tried again every minute; decisions go on, and packages that are made meanwhile go without."]
        : [];

    /// <summary>A log dated ahead of the clock was written while the clock was ahead: exports wait until the clock has caught up.</summary>
    private async Task<IReadOnlyList<string>> AheadAsync()
    {
        var ahead = new List<(string Log, long Time)>();
        var limit = clock.GetCurrentInstant().ToUnixTimeMilliseconds() + Sequencer.ClockTolerance;
        foreach (var log in Told(await logs.NamesAsync()))
            if (await logs.HeadAsync(log) is { Size: > 0 } head && head.LastTime > limit)
                ahead.Add((log, head.LastTime));
        return ahead.Count == 0
            ? []
            : [$"The clock was ahead: {ahead.MaxBy(log => log.Time).Log}{(ahead.Count > 1 ? $" and {ahead.Count - 1} further logs hold" : " holds")} entries that it has not reached. Exports that rest on them wait, at the latest until {Instant.FromUnixTimeMilliseconds(ahead.Max(log => log.Time) - Sequencer.ClockTolerance)}."];
    }
}
