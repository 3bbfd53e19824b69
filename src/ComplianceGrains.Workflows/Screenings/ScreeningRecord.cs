using ComplianceGrains.Screening;
using NodaTime;

namespace ComplianceGrains.Workflows.Screenings;

/// <summary>A screening as a decision states it: everything needed to do it again, nothing personal.</summary>
/// <param name="Outcome"><c>clear</c>, <c>hit</c>, <c>inconclusive</c>, <c>unavailable</c> or <c>stale</c>: five different things.</param>
/// <param name="Lists">Content and age of every list.</param>
/// <param name="Matches">At or above the threshold.</param>
/// <param name="Threshold">The pack's, as a decimal string.</param>
/// <param name="Engine">What computed the scores.</param>
/// <param name="Subject">Keyed digest of what the subject was screened by; nobody can tell anything from it once the subject's key is destroyed. Null in records of before it was stated.</param>
/// <param name="HoldsUntil">When it has to be asked again because nobody tells us when the engine's lists change; null if the lists tell.</param>
public sealed record ScreeningRecord(
    string Outcome, IReadOnlyList<ScreenedList> Lists, IReadOnlyList<MatchRecord> Matches, string Threshold, string Engine, string? Subject = null, Instant? HoldsUntil = null)
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

    /// <summary>All five.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = [Clear, Hit, Inconclusive, Unavailable, Stale];

    /// <summary>States a result.</summary>
    /// <param name="result">What the engine found.</param>
    /// <param name="subject">Digest of what the subject was screened by.</param>
    /// <param name="threshold">The pack's.</param>
    /// <param name="holdsUntil">When it has to be asked again, or null.</param>
    /// <remarks>Matches of a name that was not read in full are somebody's work, and so is the rest of the name: dismissing the matches clears nobody.</remarks>
    public static ScreeningRecord Of(ScreeningResult result, string? subject, decimal threshold, Instant? holdsUntil) => new(
        Word(result is { Outcome: ScreeningOutcome.Hit, Unread.Count: > 0 } ? ScreeningOutcome.Inconclusive : result.Outcome),
        [.. result.Lists.Select(list => new ScreenedList(list.Id, list.Digest, list.ConfirmedAt, (long)list.Age.TotalSeconds))],
        [.. result.Matches.Where(match => match.Score >= threshold).Select(MatchRecord.Of)],
        ScoreText.Format(threshold),
        Text(result.Engine), subject, holdsUntil);

    /// <summary>An engine as a record names it.</summary>
    public static string Text(EngineVersion engine) =>
        engine.Weights.Length == 0 ? $"{engine.Id}@{engine.Version}" : $"{engine.Id}@{engine.Version} weights {engine.Weights} calibration {engine.Calibration}";

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
