namespace ComplianceGrains.Workflows.Replays;

/// <summary>What became of many recorded decisions under other rules, counted.</summary>
public sealed class SimulationTally
{
    /// <summary>How many were looked at.</summary>
    public long Decisions { get; private set; }

    /// <summary>Of these, how many come out as they did.</summary>
    public long Same { get; private set; }

    /// <summary>How many come out otherwise.</summary>
    public long Changed { get; private set; }

    /// <summary>How many cannot be decided again, by one of <see cref="ReplayReasons"/>.</summary>
    public SortedDictionary<string, long> Unknown { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of those that come out otherwise, by kind, outcome then and outcome now.</summary>
    public SortedDictionary<(string Kind, string Then, string Now), long> Outcomes { get; } = [];

    /// <summary>How many by what changes, of <see cref="OtherDecision.Changes"/>; one may change in several.</summary>
    public SortedDictionary<string, long> What { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a reason comes (<c>+band</c>) or goes (<c>-band</c>).</summary>
    public SortedDictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Decisions that cannot be decided again.</summary>
    public void Count(string reason, int decisions)
    {
        Decisions += decisions;
        Unknown[reason] = Unknown.GetValueOrDefault(reason) + decisions;
    }

    /// <summary>A decision that was.</summary>
    public void Count(OtherDecision decision)
    {
        Decisions++;
        if (decision.Changed.Count == 0)
        {
            Same++;
            return;
        }

        Changed++;
        var outcome = (decision.Kind, decision.Then, decision.Now);
        Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
        foreach (var what in decision.Changed)
            What[what] = What.GetValueOrDefault(what) + 1;
        foreach (var reason in decision.Reasons)
            Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;
    }

    /// <summary>Both together.</summary>
    public void Add(SimulationTally other)
    {
        (Decisions, Same, Changed) = (Decisions + other.Decisions, Same + other.Same, Changed + other.Changed);
        Add(Unknown, other.Unknown);
        Add(Outcomes, other.Outcomes);
        Add(What, other.What);
        Add(Reasons, other.Reasons);
    }

    private static void Add<TKey>(SortedDictionary<TKey, long> into, SortedDictionary<TKey, long> more)
        where TKey : notnull
    {
        foreach (var (key, count) in more)
            into[key] = into.GetValueOrDefault(key) + count;
    }
}
