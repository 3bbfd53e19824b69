using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>Holds what a command came to against what comes of it now.</summary>
public static class ReplayedCommand
{
    /// <summary>An answer for each decision.</summary>
    /// <param name="module">Of the actor.</param>
    /// <param name="then">The decisions that came of it, with everything in them that is not shredded.</param>
    /// <param name="now">What comes of it now.</param>
    public static IReadOnlyList<ReplayAnswer> Answer(Module module, IReadOnlyList<Decision> then, DecidedAgain now) => now switch
    {
        DecidedAgain.Unknown unknown => [.. then.Select(_ => new ReplayAnswer.NotReplayable(unknown.Reason))],
        DecidedAgain.Decisions decided => DecisionComparison.Of(module, then, decided.All),
        _ => DecisionComparison.Of(module, then, []),
    };
}
