using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Subjects;

/// <content>What a screening leads to: the same for every subject and every engine.</content>
public abstract partial class SubjectRun<TState, TFacts>
{
    /// <summary>What tells one request for the same matches from the next: part of the cause of the exception about them.</summary>
    protected virtual string Occasion => Known.Screening!.Subject ?? "";

    /// <summary>Whether the rules want the subject screened at all.</summary>
    protected virtual bool IsScreened => true;

    /// <summary>What listed entries are to the subject, e.g. <c>resembles the customer</c>.</summary>
    /// <param name="entries">How many.</param>
    protected abstract string AreListed(int entries);

    /// <summary>Records a new screening, if there is one, and raises what people have to look at.</summary>
    protected void Screen()
    {
        if (Facts.Screening is not var (digest, threshold, result) || !IsScreened)
            return;
        var rules = Facts.Rules.Screening;
        var record = ScreeningRecord.Of(result, digest, threshold, result.Expires ? Facts.Now + rules.Freshness.Value : null);
        var begins = Known.Screening?.Outcome != record.Outcome;
        var citations = rules.Lists.Citations;
        IReadOnlyList<ListMatch> below = rules.Review is not null && record.Outcome is ScreeningRecord.Clear or ScreeningRecord.Hit or ScreeningRecord.Inconclusive
            ? [.. result.Matches.Where(match => match.Score >= rules.Review.Value.From && match.Score < threshold)] : [];
        Record(
            new Screened(record), record.Outcome, "sanctions-screening",
            [
                .. result.Reasons.Select(text => Cited.Reason(ReasonCodes.Screening(record.Outcome), "screening", citations, text)),
                Cited.Reason(ReasonCodes.ScreenedBy, "screening", citations, record.Engine),
                .. record.Lists.Select(ScreenedAgainst),
                .. below.Count == 0 ? [] : new[] { Cited.Reason(ReasonCodes.ReviewBand, "screening.review", rules.Review!.Citations, $"{below.Count} under the threshold of {record.Threshold}; from {rules.Review.Value.InWords}.") },
            ]);

        switch (record.Outcome)
        {
            case ScreeningRecord.Clear:
                WithdrawOutages();
                break;
            case ScreeningRecord.Hit:
                WithdrawOutages();
                RaiseMatches(result);
                break;
            case ScreeningRecord.Inconclusive:
                RaiseOnce(true, ExceptionKinds.EvidenceInconclusive, true, $"It could not be compared with the lists in full: {string.Join("; ", result.Unread is { Count: > 0 } unread ? unread : result.Reasons)}.");
                if (record.Matches.Count > 0)
                    RaiseMatches(result);
                break;
            case ScreeningRecord.Unavailable:
                RaiseOnce(begins, ExceptionKinds.ProviderUnavailable, false, $"Screening has no answer: {string.Join("; ", result.Reasons)}.");
                break;
            case ScreeningRecord.Stale:
                RaiseOnce(begins, ExceptionKinds.StaleList, false, $"Screening has no answer that is fresh: {string.Join("; ", result.Reasons)}.");
                break;
        }

        LookBelow(below, digest);
    }

    /// <summary>
    /// Who looks at what resembles the subject without reaching the threshold, as the pack says. The sample is drawn by the
    /// keyed digest of what was screened: nobody can choose who is in it, and the same case is drawn the same again.
    /// </summary>
    private void LookBelow(IReadOnlyList<ListMatch> below, string? digest)
    {
        if (below.Count == 0 || digest is null)
            return;
        var hex = digest.AsSpan(digest.IndexOf(':', StringComparison.Ordinal) + 1);
        var draw = uint.TryParse(hex[..Math.Min(8, hex.Length)], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number / 4294967296m : 0;
        if (!Facts.Rules.Screening.Review!.Value.Looks(draw))
            return;
        IReadOnlyList<ListMatch> open = [.. below.Where(match => Known.Matters.IsOpen(MatchRecord.Of(match), asPep: true) && !Facts.Rules.Screening.IsOnlyPep(match.ListId))];
        if (open.Count > 0)
            Raise(ExceptionKinds.PossibleMatch, CauseOf($"review\n{digest}", open), false, $"{AreListed(open.Count)} without reaching the threshold.", open);
    }

    private Reason ScreenedAgainst(ScreenedList list)
    {
        var rules = Facts.Rules.Screening;
        var (rule, citations) = rules.IsOnlyPep(list.Id) ? ("screening.pepLists", rules.PepLists!.Citations) : ("screening.lists", rules.Lists.Citations);
        return Cited.Reason(ReasonCodes.ScreenedAgainst, rule, citations, $"{list.Id} {list.Digest}, confirmed {list.ConfirmedAt}");
    }

    /// <summary>
    /// Raises what concerns the screening itself, unless that is open already. How many were raised before is part of the
    /// cause: the next outage is another exception, because the one of the last outage is closed and nobody would look at it again.
    /// </summary>
    private void RaiseOnce(bool begins, string kind, bool blocking, string text)
    {
        if (begins && Known.Exceptions.Values.All(open => open.Kind != kind))
            Raise(kind, $"screening\n{Known.Matters.Raised}", blocking, text, []);
    }

    /// <summary>Who may be sanctioned and who may be politically exposed are two questions: two exceptions. Only the first stops what runs.</summary>
    private void RaiseMatches(ScreeningResult result)
    {
        var screening = Facts.Rules.Screening;
        var open = Known.Screening!.Matches.Where(match => Known.Matters.IsOpen(match, screening.IsOnlyPep(match.List))).Select(match => match.Identity).ToHashSet(StringComparer.Ordinal);
        var matches = result.Matches.Where(match => open.Contains(MatchRecord.Of(match).Identity)).ToLookup(match => screening.IsOnlyPep(match.ListId));
        RaiseMatches(ExceptionKinds.PossibleMatch, true, [.. matches[false]], "");
        RaiseMatches(ExceptionKinds.PossiblePep, Known.Outcome is null, [.. matches[true]], " on a list of politically exposed persons");
    }

    private void RaiseMatches(string kind, bool blocking, IReadOnlyList<ListMatch> matches, string where)
    {
        if (matches.Count > 0 && !IsLookedAt(kind, blocking, matches))
            Raise(kind, CauseOf(Occasion, matches), blocking, $"{AreListed(matches.Count)}{where}.", matches);
    }

    /// <summary>Whether people look at just these already: a subject that begins again waits for the answer that it waited for before.</summary>
    private bool IsLookedAt(string kind, bool blocking, IReadOnlyList<ListMatch> matches)
    {
        var identities = matches.Select(match => MatchRecord.Of(match).Identity).ToHashSet(StringComparer.Ordinal);
        return Known.Exceptions.Values.Any(open =>
            open.Kind == kind && open.Subject == Known.Screening!.Subject && (open.Blocking || !blocking) && identities.SetEquals(open.Matches.Select(match => match.Identity)));
    }

    private static string CauseOf(string occasion, IReadOnlyList<ListMatch> matches) =>
        string.Join('\n', [occasion, .. matches.Select(match => MatchRecord.Of(match).Identity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>An outage that is over needs nobody's decision; a person's disposition of it would still stand.</summary>
    private void WithdrawOutages()
    {
        foreach (var (id, exception) in Known.Exceptions.Where(open => open.Value.Kind is ExceptionKinds.ProviderUnavailable or ExceptionKinds.StaleList).ToList())
        {
            Record(new ExceptionWithdrawn(id, exception.Kind), "withdrawn", null, Cited.Because(ReasonCodes.ScreeningAnswered, "Screening has an answer again."));
            _effects.Add(new EffectIntent(_decisions.Count - 1, $"exception/{id}", EffectKinds.ResolveException));
        }
    }
}
