namespace ComplianceGrains.Screening;

/// <summary>The answer to one <see cref="ScreeningQuery"/>, with everything a decision has to cite.</summary>
/// <param name="Outcome">One of five; see <see cref="ScreeningOutcome"/>.</param>
/// <param name="Matches">Best first, at or above the query's floor.</param>
/// <param name="Lists">State of every required list that is loaded, in the order asked.</param>
/// <param name="Engine">Which engine, weights and calibration produced the scores.</param>
/// <param name="Reasons">Why the outcome is what it is, in words without personal data.</param>
public sealed record ScreeningResult(
    ScreeningOutcome Outcome,
    IReadOnlyList<ListMatch> Matches,
    IReadOnlyList<ListState> Lists,
    EngineVersion Engine,
    IReadOnlyList<string> Reasons)
{
    /// <summary>What of the subject's names was not read, without personal data. Where this is not empty, nobody passes, whatever becomes of the matches.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Nobody tells us when the lists behind this answer change: it holds for the rules' freshness and no longer.</summary>
    public bool Expires { get; init; }
}
