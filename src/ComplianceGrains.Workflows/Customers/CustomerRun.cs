using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>A customer's way from the application to a relationship, and on through its reviews.</summary>
internal sealed class CustomerRun(Customer? before, CustomerFacts facts) : SubjectRun<Customer, CustomerFacts>(CustomerWorkflow.Instance, before, facts)
{
    /// <summary>Goes on as far as the facts allow: screening, rating, what enhanced due diligence adds, activation.</summary>
    public override void Advance()
    {
        if (Known.IsTerminal)
            return;
        Screen();
        JudgeOwnership();
        if (Known.Outcome is not null || Known.IsBlocked || !Known.PassesScreening || Known.Pending.Count > 0)
            return;
        if (Known.RiskBand is null)
        {
            Rate();
            // Some rules ask for a lower share at a higher risk.
            JudgeOwnership();
        }

        if (Known.Outcome is null && Known.Pending.Count == 0)
            Lapse();
        if (Known is { Outcome: null, IsBlocked: false, Pending.Count: 0 } && !(Known.IsLegalEntity && Known.Ownership is not { Missing.Count: 0 }))
            Activate();
    }

    /// <summary>What the customer gave is other than before: rated again if that tells otherwise, and screened as the facts say.</summary>
    public void LookAgain()
    {
        if (Known.IsTerminal)
            return;
        if (Known.RiskBand is { } band && (RiskAssessment.Of(Known, Facts).Rating.Band != band || RiskAssessment.CircumstancesOf(Facts.Person, Facts.Entity, Known.Circumstances).Count > Known.Circumstances.Count))
            RateAgain();
        OpenReview(ReviewEvents.ProfileChanged);
        Advance();
    }

    /// <summary>People say that something happened for which the rules want the customer looked at.</summary>
    public Verdict AskFor(OpenReview asked)
    {
        var events = Facts.Rules.Review.Events;
        if (!Facts.By.IsPerson)
            return Verdict.Refuse(Refusal.Forbidden("A review is opened by people, or by what the host itself sees."));
        if (!events.Value.Contains(asked.Event))
            return Verdict.Refuse(Refusal.Rule("No rule that binds here wants a review for this.", new FieldError("/event", "not-in-the-rules", $"Use one of: {string.Join(", ", events.Value.Order(StringComparer.Ordinal))}.")));
        if (Known.Outcome != CustomerOutcome.Approved)
            return Verdict.Refuse(Refusal.State("The relationship has not begun; whoever decides about it looks anyway."));
        if (Known.Pending.Any(step => step.Step == Steps.PeriodicReview))
            return Verdict.Refuse(Refusal.State("A review is open already."));
        Record(new ReviewCalledFor(asked.Event, asked.Reason), "stated", null, Cited.Because(ReasonCodes.DecidedByPerson, $"In the role {Facts.By.Role}."));
        OpenReview(asked.Event);
        return ToVerdict(200);
    }

    /// <summary>After a long silence the customer transfers again.</summary>
    public Verdict HearOfActivity()
    {
        OpenReview(ReviewEvents.DormancyEnded);
        return ToVerdict(200);
    }

    /// <summary>
    /// Rules are in force that want the customer decided about again: what they ask besides what was done, the next review at the latest when
    /// they say, the rating, the lists, the owners. What is pending keeps its deadline, and what was done stays done.
    /// </summary>
    public Verdict HearOfRules()
    {
        if (Known.IsTerminal)
            return Verdict.None;
        var asked = StepsLeft().Where(step => Known.Pending.All(waiting => waiting.Step != step.Step) && step.Step != Steps.IdentifyOwners).ToList();
        var assessed = Known.RiskBand is null || !IsKept ? null : RiskAssessment.Of(Known, Facts);
        var review = Known is { ReviewDue: { } due, RiskBand: not null } ? Instant.Min(due, Facts.Rules.Review.Due(assessed?.Rating.Band ?? Known.RiskBand, Facts.Now)) : Known.ReviewDue;
        if (asked.Count > 0 || review != Known.ReviewDue)
            Record(new RulesChanged(asked, review), "asks-more", null, Cited.Reason(
                ReasonCodes.RulesChanged, "customerDueDiligence.steps", Facts.Rules.Steps.Citations,
                $"Rules came into force: {(asked.Count > 0 ? $"they ask also for {string.Join(", ", asked.Select(step => step.Step))}" : "the next review is earlier")}."));
        if (assessed is not null && assessed.Rating.Band != Known.RiskBand)
            RateAgain();
        Advance();
        return ToVerdict(200);
    }

    /// <summary>A related party stands otherwise than before.</summary>
    public Verdict HearOf(PartyStandingChanged changed)
    {
        if (!Known.IsLegalEntity || Known.IsErased || Known.IsBeingDestroyed || (Known.Parties.TryGetValue(changed.Party.Id, out var heard) && heard.Version >= changed.Version))
            return Verdict.None;
        Record(new PartyHeard(changed.Version, changed.Party), changed.Party.Standing, "related-parties", Cited.Because(ReasonCodes.PartyStanding, $"{changed.Party.Id}: {changed.Party.Standing}."));
        if (Known.IsTerminal)
            return ToVerdict(200);
        if (Known.RiskBand is { } band && (Facts.Rules.Risk.Rank(RiskAssessment.Of(Known, Facts).Rating.Band) > Facts.Rules.Risk.Rank(band) || !Before!.Circumstances.IsSupersetOf(changed.Party.Circumstances)))
            RateAgain();
        Advance();
        return ToVerdict(200);
    }

    /// <inheritdoc/>
    protected override Verdict Due(string key)
    {
        if (key != CustomerAgenda.Review || Known.ReviewDue is not { } due || due > Facts.Now)
            return base.Due(key);
        Record(new ReviewOpened(PendingOf(Steps.PeriodicReview)), "opened", "periodic-review",
            Cited.Reason(ReasonCodes.ReviewDue, "customerDueDiligence.review", [], "The periodic review is due."));
        Advance();
        return ToVerdict(200);
    }

    /// <summary>Who has to agree to what others ask for: in their role, with the time that the rules give for what that role decides.</summary>
    public PendingStep AgreementBy(string step, string role)
    {
        var task = Steps.ApprovalBy(role);
        return new PendingStep(step, role, Facts.Rules.Due(Facts.Rules.Find($"customerDueDiligence.pending.{task}") is null ? "manual-review" : task, Facts.Now).Due);
    }

    /// <summary>People restrict the customer no more.</summary>
    public void Lift(Reason reason) => Record(new RestrictionLifted(Known.Restriction!.Cause), "lifted", null, reason);

    /// <summary>The relationship is over.</summary>
    public void End(string statement, Reason reason) => Record(new CustomerOffboarded(statement), CustomerOutcome.Exited, null, reason);

    /// <inheritdoc/>
    protected override bool IsScreened => Facts.Rules.Steps.Value.Contains(Steps.Screen);

    /// <inheritdoc/>
    protected override string AreListed(int entries) => $"{entries} listed {(entries == 1 ? "entry resembles" : "entries resemble")} the customer";

    /// <summary>Packs that say nothing of the time for finding owners say it of checking an identity.</summary>
    protected override string TaskOf(string step) =>
        step == Steps.IdentifyOwners && Facts.Rules.Find($"customerDueDiligence.pending.{step}") is null ? Steps.VerifyIdentity : step;

    /// <inheritdoc/>
    protected override PendingStep PendingAgain(PendingStep missed) => missed.Step is Steps.Offboarding or Steps.RestrictionLifted ? AgreementBy(missed.Step, missed.Role) : PendingOf(missed.Step);

    /// <summary>Of a hit that people dismissed nothing follows: they have looked. Who is politically exposed is so by circumstances.</summary>
    protected override void Found(string kind, string disposition)
    {
        if (kind == ExceptionKinds.PossiblePep && disposition == Dispositions.TrueMatch && Known.RiskBand is not null)
            RateAgain();
        if (kind == ExceptionKinds.PossibleMatch && disposition == Dispositions.TrueMatch)
            OpenReview(ReviewEvents.ListHit);
    }

    /// <summary>Before its time, where the rules say that what happened causes a review. One that is open takes it in.</summary>
    private void OpenReview(string happened)
    {
        var events = Facts.Rules.Review.Events;
        if (Known.Outcome != CustomerOutcome.Approved || Known.Pending.Any(step => step.Step == Steps.PeriodicReview) || !events.Value.Contains(happened))
            return;
        Record(new ReviewOpened(PendingOf(Steps.PeriodicReview)), "opened", "periodic-review",
            Cited.Reason(ReasonCodes.ReviewCause, "customerDueDiligence.review.events", events.Citations, $"The rules want a review when this happens: {happened}."));
    }

    /// <inheritdoc/>
    protected override bool IsKept => Facts.Person?.FullName is not null || Facts.Entity?.LegalName is not null;

    /// <summary>Approval of the customer's band and circumstances, where the rules ask for one.</summary>
    protected override (Approval? Approval, string Rule, IReadOnlyList<Citation> Citations) ApprovalOf(PendingStep pending)
    {
        if (pending.Step is Steps.Offboarding or Steps.RestrictionLifted)
        {
            var agreement = Facts.Rules.Approvals(pending.Step);
            return (agreement.Value.FirstOrDefault(approval => approval.Role == pending.Role), pending.Step == Steps.Offboarding ? Offboarding.Rule : Restricting.Rule, agreement.Citations);
        }

        var asked = Known.RiskBand is null
            ? null
            : RiskAssessment.ApprovalsOf(RiskAssessment.Of(Known, Facts).Rating, Facts.Rules).FirstOrDefault(approval => Steps.ApprovalBy(approval.Role) == pending.Step);
        return (asked is null ? null : new Approval(pending.Role, asked.DistinctFrom), $"customerDueDiligence.pending.{pending.Step}", []);
    }

    /// <summary>Who asked is not who agrees.</summary>
    protected override Parts PartsOf(string step) =>
        step == Steps.Offboarding && Known.Leaving is { } leaving ? new Parts([leaving.AskedBy], leaving.Approvers)
        : step == Steps.RestrictionLifted && Known.Restriction is { AskedBy: { } asked } restriction ? new Parts([asked], restriction.Approvers)
        : base.PartsOf(step);

    /// <inheritdoc/>
    protected override void Approved(string step, string statement)
    {
        if (step == Steps.PeriodicReview)
            Record(new CustomerReviewed(Facts.Rules.Review.Due(Known.RiskBand!, Facts.Now)), "reviewed", "periodic-review",
                Cited.Reason(ReasonCodes.ReviewDone, $"customerDueDiligence.review.{Known.RiskBand}", Facts.Rules.Review.Period(Known.RiskBand!).Citations, "The next review follows the risk band."));
        else if (step == Steps.RestrictionLifted)
        {
            if (Before!.Restriction!.Waiting.Count == 0)
                Lift(Restricting.Over);
        }
        else if (step != Steps.Offboarding)
            Advance();
        else if (Before!.Leaving!.Waiting.Count == 0)
            End(statement, Offboarding.Ended);
    }

    /// <inheritdoc/>
    protected override void Rejected(string step, string statement)
    {
        if (step is Steps.Offboarding or Steps.RestrictionLifted)
            Advance();
        else if (Known.Outcome is null)
            base.Rejected(step, statement);
        else
            End(statement, Cited.Because(ReasonCodes.StepRejected, $"{step} was rejected."));
    }

    /// <summary>
    /// Of a legal entity: who owns it, by what its related parties have said. Whoever is treated as listed is refused; of a listed party that
    /// does not come to that, or that comes to it later, people decide. What is missing stays somebody's work.
    /// </summary>
    private void JudgeOwnership()
    {
        if (!Known.IsLegalEntity || Known.IsTerminal)
            return;
        var (before, found) = (Known.Ownership, OwnershipJudgement.Of(Known.Structure, Facts.Rules, Known.RiskBand));
        if (!found.SaysTheSame(before))
            Record(
                new OwnershipFound(found, found.Missing.Count == 0 || Known.Pending.Any(step => step.Step == Steps.IdentifyOwners) ? [] : [PendingOf(Steps.IdentifyOwners)]),
                found.Missing.Count == 0 ? "found" : "incomplete", "beneficial-owners", CompanyOwnership.Reasons(found, Facts.Rules));
        if (Known.Outcome is null && CompanyOwnership.SanctionReasons(found) is { Count: > 0 } reasons)
            Refuse("sanctioned-ownership", reasons);
        else if (found.Listed.Count > 0 && found.ListedKey != before?.ListedKey)
            Raise(ExceptionKinds.PossibleMatch, $"ownership\n{Known.Matters.Raised}", true, CompanyOwnership.Text(found), []);
    }

    /// <summary>
    /// Rates a rated customer by what has just been found out. Facts that were brought stay brought; people approve again,
    /// because they did not know this. What is pending keeps its deadline.
    /// </summary>
    private void RateAgain()
    {
        var risk = Facts.Rules.Risk;
        var assessed = RiskAssessment.Of(Known, Facts);
        var (band, worse) = (assessed.Rating.Band, risk.Rank(assessed.Rating.Band) > risk.Rank(Known.RiskBand!));
        var known = RiskAssessment.CircumstancesOf(Facts.Person, Facts.Entity, Before!.Circumstances).IsSupersetOf(Known.Circumstances);
        var pending = assessed.Steps
            .Where(step => Known.Pending.All(waiting => waiting.Step != step))
            .Where(step => !Known.Done.ContainsKey(step) || (!known && Steps.FulfilmentOf(step) == Fulfilment.Person));
        var review = Known.ReviewDue is { } due && worse ? Instant.Min(due, Facts.Rules.Review.Due(band, Facts.Now)) : Known.ReviewDue;
        Record(
            new CustomerRatedAgain(band, assessed.Rating.Points, assessed.Contributions, assessed.Triggers, [.. pending.Select(PendingOf)], review),
            band, "risk-rated",
            review == Known.ReviewDue
                ? assessed.Reasons
                : [.. assessed.Reasons, Cited.Reason(ReasonCodes.ReviewEarlier, $"customerDueDiligence.review.{band}", Facts.Rules.Review.Period(band).Citations, "The next review follows the higher risk.")]);
        if (!known)
            OpenReview(ReviewEvents.CircumstancesChanged);
        if (worse)
            OpenReview(ReviewEvents.RiskRaised);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<PendingStep> StepsLeft()
    {
        var rated = Known.RiskBand is null ? [] : RiskAssessment.Of(Known, Facts).Steps;
        return [.. Facts.Rules.Steps.Value.Where(step => Steps.FulfilmentOf(step) is Fulfilment.Evidence or Fulfilment.Person).Concat(Known.IsLegalEntity ? [Steps.IdentifyOwners] : []).Concat(rated)
            .Distinct(StringComparer.Ordinal).Where(step => !Known.Done.ContainsKey(step)).Select(PendingOf)];
    }

    private void Rate()
    {
        var assessed = RiskAssessment.Of(Known, Facts);
        Record(
            new CustomerRiskRated(assessed.Rating.Band, assessed.Rating.Points, assessed.Contributions, assessed.Triggers, [.. assessed.Steps.Select(PendingOf)]),
            assessed.Rating.Band, "risk-rated", assessed.Reasons);
    }

    /// <summary>What was fresh when it was brought may have become too old while others decided.</summary>
    private void Lapse()
    {
        if (Facts.Rules.Evidence is not { MaxAge: { } most } evidence)
            return;
        var lapsed = Known.FoundOut.Where(fact => Known.Done.ContainsKey(fact.Key) && evidence.IsTooOld(fact.Value, Facts.Now)).Select(fact => fact.Key).ToList();
        if (lapsed.Count > 0)
            Record(new EvidenceLapsed([.. lapsed.Select(PendingOf)]), "lapsed", $"{lapsed[0]}-evidence",
                Cited.Reason(ReasonCodes.EvidenceTooOld, "customerDueDiligence.evidence.maxAge", most.Citations, $"Evidence may be {most.Value.InWords} old at most; older: {string.Join(", ", lapsed)}."));
    }

    private void Activate()
    {
        var review = Facts.Rules.Review.Due(Known.RiskBand!, Facts.Now);
        Record(new CustomerActivated(review), CustomerOutcome.Approved, "onboarding-complete",
            Cited.Reason(ReasonCodes.StepsComplete, "customerDueDiligence.steps", Facts.Rules.Steps.Citations, $"All steps are done: {string.Join(", ", Facts.Rules.Steps.Value)}."),
            Cited.Reason(ReasonCodes.ScreeningPassed, "screening.lists", Facts.Rules.Screening.Lists.Citations, $"Screened against {string.Join(", ", Known.Screening!.Lists.Select(list => list.Id))}: nothing open."));
    }
}
