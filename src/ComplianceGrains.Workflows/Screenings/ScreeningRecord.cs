using ComplianceGrains.Screening;

namespace ComplianceGrains.Workflows.Screenings;

/// <summary>A screening as a decision states it: everything needed to do it again, nothing personal.</summary>
/// <param name="Outcome"><c>clear</c>, <c>hit</c>, <c>inconclusive</c>, <c>unavailable</c> or <c>stale</c>: five different things.</param>
/// <param name="Lists">Content and age of every list.</param>
/// <param name="Matches">At or above the threshold.</param>
/// <param name="Threshold">The pack's, as a decimal string.</param>
/// <param name="Engine">What computed the scores.</param>
public sealed record ScreeningRecord(
    string Outcome, IReadOnlyList<ScreenedList> Lists, IReadOnlyList<MatchRecord> Matches, string Threshold, string Engine)
{
    /// <summary>Nothing listed resembles the subject; the only outcome that lets anyone pass.</summary>
    public const string Clear = "clear";

    /// <summary>Something does.</summary>
    public const string Hit = "hit";

    /// <summary>The names could not be assessed.</summary>
    public const string Inconclusive = "inconclusive";

    /// <summary>A list or the engine was not there.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>A list was older than the rules allow.</summary>
    public const string Stale = "stale";

    /// <summary>States a result.</summary>
    public static ScreeningRecord Of(ScreeningResult result, decimal threshold) => new(
        Word(result.Outcome),
        [.. result.Lists.Select(list => new ScreenedList(list.Id, list.Digest, list.ConfirmedAt, (long)list.Age.TotalSeconds))],
        [.. result.Matches.Where(match => match.Score >= threshold).Select(MatchRecord.Of)],
        ScoreText.Format(threshold),
        $"{result.Engine.Id}@{result.Engine.Version} weights {result.Engine.Weights} calibration {result.Engine.Calibration}");

    /// <summary>The word of an outcome, everywhere.</summary>
    public static string Word(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Clear => Clear,
        ScreeningOutcome.Hit => Hit,
        ScreeningOutcome.Inconclusive => Inconclusive,
        ScreeningOutcome.Unavailable => Unavailable,
        ScreeningOutcome.Stale => Stale,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
