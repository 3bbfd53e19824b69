namespace ComplianceGrains.Workflows.Replays;

/// <summary>What came of deciding again.</summary>
public abstract record ReplayAnswer
{
    /// <summary>From the same state, message and facts comes the same decision, to the field.</summary>
    public sealed record Equal : ReplayAnswer;

    /// <summary>Something else comes of it.</summary>
    /// <param name="Differences">Field by field.</param>
    public sealed record Differs(IReadOnlyList<ReplayDifference> Differences) : ReplayAnswer
    {
        /// <summary>Whether the same is decided and only the reasons are given otherwise: another version of the program words or cites them in its own way.</summary>
        public bool IsOnlyInReasons => Differences.All(difference => difference.Path == "text" || difference.Path.StartsWith("reasons", StringComparison.Ordinal));
    }

    /// <summary>It cannot be decided again here.</summary>
    /// <param name="Reason">One of <see cref="ReplayReasons"/>.</param>
    public sealed record NotReplayable(string Reason) : ReplayAnswer;
}
