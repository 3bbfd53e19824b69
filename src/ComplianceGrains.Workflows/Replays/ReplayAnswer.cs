namespace ComplianceGrains.Workflows.Replays;

/// <summary>What came of deciding again.</summary>
public abstract record ReplayAnswer
{
    /// <summary>From the same state, message and facts comes the same decision, to the field.</summary>
    public sealed record Equal : ReplayAnswer;

    /// <summary>Something else comes of it.</summary>
    /// <param name="Differences">Field by field.</param>
    public sealed record Differs(IReadOnlyList<ReplayDifference> Differences) : ReplayAnswer;

    /// <summary>It cannot be decided again here.</summary>
    /// <param name="Reason">One of <see cref="ReplayReasons"/>.</param>
    public sealed record NotReplayable(string Reason) : ReplayAnswer;
}
