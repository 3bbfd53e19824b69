using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// One command's way through the workflow: decisions follow from decisions until the customer waits for somebody. What it
/// gathers becomes one verdict.
/// </summary>
internal sealed class Proceeding
{
    private readonly Customer? _before;
    private readonly CustomerFacts _facts;
    private readonly List<Decision> _decisions = [];
    private readonly List<EffectIntent> _effects = [];

    public Proceeding(Customer? before, CustomerFacts facts) => (_before, Customer, _facts) = (before, before, facts);

    /// <summary>The customer after the decisions so far.</summary>
    public Customer? Customer { get; private set; }

    private Customer Known => Customer ?? throw new InvalidOperationException("There is no customer yet.");

    /// <summary>Adds a decision.</summary>
    public void Record(object happened, string outcome, string? control, params IReadOnlyList<Reason> reasons) =>
        RecordAt(_facts.Now, happened, outcome, control, reasons);

    /// <summary>Adds a decision about something that happened at another time.</summary>
    public void RecordAt(Instant occurredAt, object happened, string outcome, string? control, params IReadOnlyList<Reason> reasons)
    {
        var basis = new Basis(outcome, control, reasons, occurredAt, _facts.Bound, Cited.Rules(_facts.Rules), _facts.By.Id, _facts.By.Role);
        _decisions.Add(new Decision(basis, happened));
        Customer = Customers.Customer.Evolve(Customer, basis, happened);
    }

    /// <summary>Raises an exception and tells it to open; one that is open already is not raised again.</summary>
    public void Raise(string kind, string cause, bool blocking, string text, IReadOnlyList<ListMatch> matches, params IReadOnlyList<Reason> reasons)
    {
        var id = _facts.ExceptionId(kind, cause);
        if (Known.Exceptions.ContainsKey(id))
            return;
        var raised = new ExceptionRaised(id, kind, blocking, [.. matches.Select(MatchRecord.Of)], text, [.. matches.Select(MatchExplanation.Of)]);
        Record(raised, "raised", null, reasons.Count > 0 ? reasons : [Cited.Because(ReasonCodes.Raised(kind), text)]);
        _effects.Add(new EffectIntent(_decisions.Count - 1, $"exception/{id}", EffectKinds.OpenException));
    }

    /// <summary>Goes on as far as the facts allow: screening, rating, what enhanced due diligence adds, activation.</summary>
    public void Advance()
    {
        if (Known.IsTerminal)
            return;
        Screen();
        if (Known.Outcome is not null || Known.IsBlocked || !Known.PassesScreening || Known.Pending.Count > 0)
            return;
        if (Known.RiskBand is null)
            Rate();
        if (Known.Outcome is null && Known.Pending.Count == 0)
            Lapse();
        if (Known.Pending.Count == 0)
            Activate();
    }

    /// <summary>
    /// Rates a rated customer by what has just been found out. Facts that were brought stay brought; people approve again,
    /// because they did not know this. What is pending keeps its deadline.
    /// </summary>
    public void RateAgain()
    {
        var risk = _facts.Rules.Risk;
        var assessed = RiskAssessment.Of(_facts.Person, Known.Circumstances, _facts.Rules);
        var (band, worse) = (assessed.Rating.Band, risk.Rank(assessed.Rating.Band) > risk.Rank(Known.RiskBand!));
        var known = RiskAssessment.CircumstancesOf(_facts.Person, _before!.Circumstances).IsSupersetOf(Known.Circumstances);
        var pending = assessed.Steps
            .Where(step => Known.Pending.All(waiting => waiting.Step != step))
            .Where(step => !Known.Done.ContainsKey(step) || (!known && Steps.FulfilmentOf(step) == Fulfilment.Person));
        var review = Known.ReviewDue is { } due && worse ? Instant.Min(due, _facts.Rules.Review.Due(band, _facts.Now)) : Known.ReviewDue;
        Record(
            new CustomerRatedAgain(band, assessed.Rating.Points, assessed.Contributions, assessed.Triggers, [.. pending.Select(PendingOf)], review),
            band, "risk-rated",
            review == Known.ReviewDue
                ? assessed.Reasons
                : [.. assessed.Reasons, Cited.Reason(ReasonCodes.ReviewEarlier, $"customerDueDiligence.review.{band}", _facts.Rules.Review.Period(band).Citations, "The next review follows the higher risk.")]);
    }

    /// <summary>The verdict of everything so far.</summary>
    public Verdict ToVerdict(int status) => _decisions.Count == 0
        ? Verdict.None
        : new Verdict.Accepted(status, _decisions, _effects);

    /// <summary>What somebody has to do by when, as the rules say.</summary>
    public PendingStep PendingOf(string step)
    {
        var due = _facts.Rules.Due(step, _facts.Now);
        return new PendingStep(step, due.Role, due.Due);
    }

    /// <summary>Who has to agree that the relationship ends: in their role, with the time that the rules give for what that role decides.</summary>
    public PendingStep OffboardingBy(string role)
    {
        var task = Steps.ApprovalBy(role);
        return new PendingStep(Steps.Offboarding, role, _facts.Rules.Due(_facts.Rules.Find($"customerDueDiligence.pending.{task}") is null ? "manual-review" : task, _facts.Now).Due);
    }

    /// <summary>The same step with a new deadline.</summary>
    public PendingStep PendingAgain(PendingStep missed) => missed.Step == Steps.Offboarding ? OffboardingBy(missed.Role) : PendingOf(missed.Step);

    private void Screen()
    {
        if (_facts.Screening is not var (subject, result) || !_facts.Rules.Steps.Value.Contains(Steps.Screen))
            return;
        var rules = _facts.Rules.Screening;
        var record = ScreeningRecord.Of(result, subject, rules.Threshold.Value, result.Expires ? _facts.Now + rules.Freshness.Value : null);
        var begins = Known.Screening?.Outcome != record.Outcome;
        var citations = rules.Lists.Citations;
        IReadOnlyList<ListMatch> below = rules.Review is not null && record.Outcome is ScreeningRecord.Clear or ScreeningRecord.Hit or ScreeningRecord.Inconclusive
            ? [.. result.Matches.Where(match => match.Score >= rules.Review.Value.From && match.Score < rules.Threshold.Value)] : [];
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
                RaiseOnce(true, ExceptionKinds.EvidenceInconclusive, true, $"The names given could not be compared with the lists in full: {string.Join("; ", result.Unread is { Count: > 0 } unread ? unread : result.Reasons)}.");
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

        LookBelow(below, subject);
    }

    /// <summary>
    /// Who looks at what resembles the customer without reaching the threshold, as the pack says. The sample is drawn by the
    /// keyed digest of what was screened: nobody can choose who is in it, and the same case is drawn the same again.
    /// </summary>
    private void LookBelow(IReadOnlyList<ListMatch> below, string subject)
    {
        var hex = subject.AsSpan(subject.IndexOf(':', StringComparison.Ordinal) + 1);
        var draw = uint.TryParse(hex[..Math.Min(8, hex.Length)], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number / 4294967296m : 0;
        if (below.Count == 0 || !_facts.Rules.Screening.Review!.Value.Looks(draw))
            return;
        IReadOnlyList<ListMatch> open = [.. below.Where(match => Known.IsOpen(MatchRecord.Of(match), asPep: true) && !_facts.Rules.Screening.IsOnlyPep(match.ListId))];
        if (open.Count > 0)
            Raise(ExceptionKinds.PossibleMatch, string.Join('\n', ["review", subject, .. open.Select(match => MatchRecord.Of(match).Identity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]), false,
                $"{open.Count} listed {(open.Count == 1 ? "entry resembles" : "entries resemble")} the customer without reaching the threshold.", open);
    }

    private Reason ScreenedAgainst(ScreenedList list)
    {
        var rules = _facts.Rules.Screening;
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
            Raise(kind, $"screening\n{Known.Raised}", blocking, text, []);
    }

    /// <summary>Who may be sanctioned and who may be politically exposed are two questions: two exceptions. Only the first stops a relationship that runs.</summary>
    private void RaiseMatches(ScreeningResult result)
    {
        var screening = _facts.Rules.Screening;
        var open = Known.Screening!.Matches.Where(match => Known.IsOpen(match, screening.IsOnlyPep(match.List))).Select(match => match.Identity).ToHashSet(StringComparer.Ordinal);
        var matches = result.Matches.Where(match => open.Contains(MatchRecord.Of(match).Identity)).ToLookup(match => screening.IsOnlyPep(match.ListId));
        RaiseMatches(ExceptionKinds.PossibleMatch, true, [.. matches[false]], "the customer");
        RaiseMatches(ExceptionKinds.PossiblePep, Known.Outcome is null, [.. matches[true]], "the customer on a list of politically exposed persons");
    }

    private void RaiseMatches(string kind, bool blocking, IReadOnlyList<ListMatch> matches, string whom)
    {
        if (matches.Count > 0)
            Raise(kind, string.Join('\n', [Known.Screening!.Subject, .. matches.Select(match => MatchRecord.Of(match).Identity).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]), blocking,
                $"{matches.Count} listed {(matches.Count == 1 ? "entry resembles" : "entries resemble")} {whom}.", matches);
    }

    /// <summary>An outage that is over needs nobody's decision; a person's disposition of it would still stand.</summary>
    private void WithdrawOutages()
    {
        foreach (var (id, exception) in Known.Exceptions.Where(open => open.Value.Kind is ExceptionKinds.ProviderUnavailable or ExceptionKinds.StaleList).ToList())
        {
            Record(new ExceptionWithdrawn(id, exception.Kind), "withdrawn", null, Cited.Because(ReasonCodes.ScreeningAnswered, "Screening has an answer again."));
            _effects.Add(new EffectIntent(_decisions.Count - 1, $"exception/{id}", EffectKinds.ResolveException));
        }
    }

    private void Rate()
    {
        var assessed = RiskAssessment.Of(_facts.Person, Known.Circumstances, _facts.Rules);
        Record(
            new CustomerRiskRated(assessed.Rating.Band, assessed.Rating.Points, assessed.Contributions, assessed.Triggers, [.. assessed.Steps.Select(PendingOf)]),
            assessed.Rating.Band, "risk-rated", assessed.Reasons);
    }

    /// <summary>What was fresh when it was brought may have become too old while others decided.</summary>
    private void Lapse()
    {
        if (_facts.Rules.Evidence is not { MaxAge: { } most } evidence)
            return;
        var lapsed = Known.FoundOut.Where(fact => Known.Done.ContainsKey(fact.Key) && evidence.IsTooOld(fact.Value, _facts.Now)).Select(fact => fact.Key).ToList();
        if (lapsed.Count > 0)
            Record(new EvidenceLapsed([.. lapsed.Select(PendingOf)]), "lapsed", $"{lapsed[0]}-evidence",
                Cited.Reason(ReasonCodes.EvidenceTooOld, "customerDueDiligence.evidence.maxAge", most.Citations, $"Evidence may be {most.Value.InWords} old at most; older: {string.Join(", ", lapsed)}."));
    }

    private void Activate()
    {
        var review = _facts.Rules.Review.Due(Known.RiskBand!, _facts.Now);
        Record(new CustomerActivated(review), CustomerOutcome.Approved, "onboarding-complete",
            Cited.Reason(ReasonCodes.StepsComplete, "customerDueDiligence.steps", _facts.Rules.Steps.Citations, $"All steps are done: {string.Join(", ", _facts.Rules.Steps.Value)}."),
            Cited.Reason(ReasonCodes.ScreeningPassed, "screening.lists", _facts.Rules.Screening.Lists.Citations, $"Screened against {string.Join(", ", Known.Screening!.Lists.Select(list => list.Id))}: nothing open."));
    }
}
