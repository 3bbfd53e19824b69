using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// What the engine had answered, as far as the evidence has it: every match from the threshold of that time on, and the age of every list.
/// What it found below that was not written down, so rules that look further down can be answered only where nothing was there.
/// </summary>
internal static class RecordedScreening
{
    private const decimal Any = 0;

    /// <summary>The answer as other rules would have got it.</summary>
    /// <param name="screened">The decision that states it.</param>
    /// <param name="threshold">From which score a match counts under the rules to decide under.</param>
    /// <param name="asks">The lists that these rules ask.</param>
    /// <param name="ground">Both rules.</param>
    /// <returns>Null if the evidence does not have it.</returns>
    public static AskedScreening? Under(Decision screened, decimal threshold, IReadOnlyList<string> asks, ReplayGround ground)
    {
        var record = ((Screened)screened.Happened).Screening;
        var rules = ground.Rules.Screening;
        var lists = record.Lists.Select(list => new ListState(list.Id, list.Digest, null, list.ConfirmedAt, Duration.FromSeconds(list.AgeSeconds))).ToList();
        var isUnavailable = record.Outcome == ScreeningRecord.Unavailable;
        if (!isUnavailable && asks.Any(asked => lists.TrueForAll(list => list.Id != asked)))
            return null;
        lists.RemoveAll(list => !asks.Contains(list.Id));
        var isStale = lists.Exists(list => list.Age > rules.Freshness.Value);
        var lowest = rules.Review is { } review ? Math.Min(review.Value.From, threshold) : threshold;
        if (lowest < KnownFrom(record, screened.Basis.Reasons, ground.Cited) || (record.Outcome == ScreeningRecord.Stale && !isStale))
            return null;
        var matches = record.Matches.Select(Match).Where(match => match.Score >= lowest && asks.Contains(match.ListId)).ToList();
        var outcome = isUnavailable ? ScreeningOutcome.Unavailable
            : isStale ? ScreeningOutcome.Stale
            : record.Outcome == ScreeningRecord.Inconclusive ? ScreeningOutcome.Inconclusive
            : matches.Exists(match => match.Score >= threshold) ? ScreeningOutcome.Hit : ScreeningOutcome.Clear;
        return Asked(record, threshold, outcome, matches, lists, screened.Basis.Reasons);
    }

    /// <summary>The score from which everything that was found is written down.</summary>
    private static decimal KnownFrom(ScreeningRecord record, IReadOnlyList<Contracts.Actors.Reason> reasons, EffectiveRules cited)
    {
        var threshold = ScoreText.Parse(record.Threshold) ?? 1;
        if (threshold == AddressAnswer.Listed && record.Engine == ScreeningRecord.Text(AddressAnswer.Engine))
            return Any;
        return cited.Screening.Review is { } review && reasons.All(reason => reason.Code != ReasonCodes.ReviewBand.Text) ? Math.Min(review.Value.From, threshold) : threshold;
    }

    private static AskedScreening Asked(
        ScreeningRecord record, decimal threshold, ScreeningOutcome outcome, IReadOnlyList<ListMatch> matches, IReadOnlyList<ListState> lists, IReadOnlyList<Contracts.Actors.Reason> reasons)
    {
        var words = reasons.Where(reason => reason.Code == ReasonCodes.Screening(record.Outcome).Text).Select(reason => reason.Text).ToList();
        return new(record.Subject, threshold, new ScreeningResult(outcome, matches, lists, Engine(record.Engine), words) { Expires = record.HoldsUntil is not null });
    }

    private static ListMatch Match(MatchRecord match) => new(match.List, match.EntryId, "", ScoreText.Parse(match.Score) ?? 1, []) { EntryDigest = match.EntryDigest };

    /// <summary>An engine from what <see cref="ScreeningRecord.Text"/> makes of it.</summary>
    private static EngineVersion Engine(string text)
    {
        var words = text.Split(' ');
        var at = words[0].LastIndexOf('@');
        return words is [_, "weights", var weights, "calibration", var calibration]
            ? new(words[0][..at], words[0][(at + 1)..], weights, calibration)
            : new(text[..text.LastIndexOf('@')], text[(text.LastIndexOf('@') + 1)..], "", "");
    }
}
