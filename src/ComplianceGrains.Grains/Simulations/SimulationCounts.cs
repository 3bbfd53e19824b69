using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Workflows.Replays;

namespace ComplianceGrains.Grains.Simulations;

/// <summary>A tally as callers see it.</summary>
public static class SimulationCounts
{
    /// <summary>Everything that is counted, the most frequent first.</summary>
    public static IReadOnlyList<SimulationCount> Of(SimulationTally tally) =>
    [
        .. tally.Outcomes.OrderByDescending(row => row.Value).Select(row => new SimulationCount("outcome", row.Key.Kind, row.Key.Then, row.Key.Now, row.Value)),
        .. Rows("what", tally.What), .. Rows("reason", tally.Reasons), .. Rows("unknown", tally.Unknown),
    ];

    /// <summary>What was counted before and what was counted since.</summary>
    public static IReadOnlyList<SimulationCount> Sum(IReadOnlyList<SimulationCount> before, SimulationTally since) =>
    [
        .. before.Concat(Of(since)).GroupBy(row => row with { Count = 0 }).Select(rows => rows.Key with { Count = rows.Sum(row => row.Count) })
            .OrderBy(row => row.Of, StringComparer.Ordinal).ThenByDescending(row => row.Count),
    ];

    /// <summary>A change as callers see it.</summary>
    public static SimulatedChange Of(FoundChange found) =>
        new(found.Actor, found.Sequence, found.Bound, found.Other.Kind, found.Other.Then, found.Other.Now, found.Other.Changed, found.Other.Why);

    private static IEnumerable<SimulationCount> Rows(string of, IReadOnlyDictionary<string, long> rows) =>
        rows.OrderByDescending(row => row.Value).Select(row => new SimulationCount(of, "", row.Key, "", row.Value));
}
