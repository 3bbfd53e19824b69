using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// The customer workflow: onboarding, screening, risk, approval, activation, review, end. Pure: state, command and facts
/// in, verdict out.
/// </summary>
public sealed class CustomerWorkflow : Workflow<Customer, CustomerFacts>
{
    private CustomerWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static CustomerWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "customer";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Customers.ObeyedRules.Paths;


    /// <summary>How long to wait before asking again a list or provider that gave no answer. An arriving list asks at once.</summary>
    public static readonly Duration ScreeningRetry = Duration.FromHours(1);

    /// <summary>The queue of customers whose screening got no answer: the first to be screened when a list arrives.</summary>
    public const string ScreeningQueue = "screening";

    /// <inheritdoc/>
    public override Verdict Decide(Customer? customer, Message message, CustomerFacts facts) => (customer, message) switch
    {
        (_, Message.Asked { Command: CustomerCommand command }) => Decide(customer, command, facts),
        (not null, Message.Asked { Command: Rescreen }) => ListChanged(customer, facts),
        (not null, Message.Told { Cause.Happened: ExceptionClosed closed } told) => Answer(customer, told.Source.Key, closed.Disposition, facts),
        (not null, Message.Due due) => Due(customer, due.Key, facts),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override Customer Evolve(Customer? state, Decision decision) => Customer.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>What a customer's state asks for by when.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(Customer state) => CustomerAgenda.Of(state);

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, Customer? state, Decision decision) => new(id, BoundLog.Ruled);

    private static Verdict Decide(Customer? customer, CustomerCommand command, CustomerFacts facts) => (customer, command) switch
    {
        (null, StartOnboarding start) => Start(start, facts),
        (null, _) => Verdict.Refuse(Refusal.NotFound("There is no such customer.")),
        (_, StartOnboarding) => Verdict.Refuse(Refusal.State("There is a customer of this id already.")),
        ({ IsTerminal: true }, _) => Verdict.Refuse(Refusal.State($"The relationship is {customer.Status}; nothing more can be done in it.")),
        (_, RecordEvidence evidence) => Record(customer, evidence, facts),
        (_, DecideStep decision) => DecideStep(customer, decision, facts),
        (_, Offboard offboard) => Offboarding.Ask(customer, offboard, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    /// <summary>Two people have answered one of this customer's exceptions.</summary>
    private static Verdict Answer(Customer customer, string exception, string disposition, CustomerFacts facts)
    {
        if (!customer.Exceptions.TryGetValue(exception, out var open))
            return Verdict.None;
        var proceeding = new Proceeding(customer, facts);
        proceeding.Record(
            new ExceptionAnswered(exception, open.Kind, disposition, open.Matches),
            disposition, null, Cited.Because(ReasonCodes.ExceptionAnswered, $"Exception {exception} was closed as {disposition}."));
        if (customer.IsTerminal)
            return proceeding.ToVerdict(200);
        var isPep = open.Kind == ExceptionKinds.PossiblePep && disposition == Dispositions.TrueMatch;
        if (isPep && customer.RiskBand is not null)
            proceeding.RateAgain();
        if (disposition == Dispositions.TrueMatch && !isPep && customer.Outcome is null)
            proceeding.Record(new Refused(Dispositions.TrueMatch), CustomerOutcome.Refused, null,
                Cited.Because(ReasonCodes.TrueMatch, $"Two people confirmed {open.Kind}. A person can review this refusal on request."));
        else
            proceeding.Advance();
        return proceeding.ToVerdict(200);
    }

    /// <summary>A list that binds this customer has a new version, or was confirmed after being too old.</summary>
    private static Verdict ListChanged(Customer customer, CustomerFacts facts)
    {
        if (customer.IsTerminal || facts.Screening is null)
            return Verdict.None;
        var proceeding = new Proceeding(customer, facts);
        proceeding.Advance();
        return proceeding.ToVerdict(200);
    }

    /// <summary>One of the customer's deadlines is due.</summary>
    private static Verdict Due(Customer customer, string key, CustomerFacts facts)
    {
        var proceeding = new Proceeding(customer, facts);
        if (key == CustomerAgenda.Screening && customer.RetryScreening is not null)
            proceeding.Advance();
        else if (key == CustomerAgenda.AnswerExpires && customer.Screening?.HoldsUntil <= facts.Now)
            proceeding.Advance();
        else if (key == CustomerAgenda.Review && customer.ReviewDue <= facts.Now)
            OpenReview(proceeding);
        else if (customer.Pending.FirstOrDefault(step => key == CustomerAgenda.StepPrefix + step.Step && step.Due <= facts.Now) is { } missed)
            Miss(proceeding, missed);
        return proceeding.ToVerdict(200);
    }

    private static Verdict Start(StartOnboarding start, CustomerFacts facts)
    {
        // The latest date anywhere on earth: an applicant may live east of us.
        if (start.Data.DateOfBirth > facts.Now.InZone(DateTimeZone.ForOffset(Offset.FromHours(14))).Date)
            return Verdict.Refuse(Refusal.Rule("Nobody applies before birth.", new FieldError("/data/dateOfBirth", "in-the-future", "Give a date of birth that is past.")));
        var intake = Intake.Check(start.Data, facts.Rules, facts.KeyedHash);
        if (intake.Errors.Count > 0)
            return Verdict.Refuse(Refusal.Rule("The rules ask for other data than was given.", [.. intake.Errors]));
        var proceeding = new Proceeding(null, facts);
        var pending = facts.Rules.Steps.Value.Where(step => Steps.FulfilmentOf(step) is Fulfilment.Evidence or Fulfilment.Person).Select(proceeding.PendingOf);
        proceeding.Record(
            ApplicationReceived.Of(start.BookingEntity, facts.BookingJurisdiction, [.. pending], intake.Stored),
            "accepted", "identification",
            Cited.Reason(ReasonCodes.DataComplete, "customerDueDiligence.naturalPerson.collect", facts.Rules.NaturalPerson.Collect.Citations, "Everything that the rules require was given."));
        foreach (var conflict in facts.Rules.Conflicts)
            proceeding.Raise(
                ExceptionKinds.RuleConflict, $"{conflict.Kind}\n{conflict.Subject}\n{conflict.One.Pack}\n{conflict.Other.Pack}",
                conflict.Kind == Jurisdictions.RuleConflictKind.Field, $"{conflict.Text} Until a person decides: {conflict.SaferCourse}", [],
                Cited.Reason(ReasonCodes.RuleConflict, conflict.Subject, [conflict.One], conflict.One.ToString()),
                Cited.Reason(ReasonCodes.RuleConflict, conflict.Subject, [conflict.Other], conflict.Other.ToString()));
        proceeding.Advance();
        return proceeding.ToVerdict(201);
    }

    private static Verdict Record(Customer customer, RecordEvidence evidence, CustomerFacts facts)
    {
        if (evidence.OccurredAt > facts.Now)
            return Verdict.Refuse(Refusal.Rule("Evidence cannot come from the future.", new FieldError("/occurredAt", "in-the-future", "Give the time at which the check was made; it is later than now.")));
        var step = customer.Pending.FirstOrDefault(pending => Steps.EvidenceFor(pending.Step) == evidence.Kind)?.Step;
        var bearsUpon = step ?? customer.Done.Keys.FirstOrDefault(done => Steps.EvidenceFor(done) == evidence.Kind);
        // A service that could bring what the firm finds out by itself could find out that the firm looks for it.
        if (evidence.Kind != "document" && (bearsUpon is null || (!facts.By.IsPerson && !Steps.IsFromTheCustomer(bearsUpon))))
            return Verdict.Refuse(Refusal.State($"Nothing waits for evidence of this kind. Pending: {string.Join(", ", customer.Pending.Where(pending => Steps.IsShownToServices(pending)).Select(pending => pending.Step))}."));

        // A failed check is heard at any age; a passed one does a step only as long as the rules let it.
        if (step is not null && evidence is { Result: EvidenceResult.Passed, OccurredAt: { } foundOut } && facts.Rules.Evidence.IsTooOld(foundOut, facts.Now))
            return Verdict.Refuse(Refusal.Rule("This evidence is too old to begin a relationship on.", new FieldError(
                "/occurredAt", "too-old", $"Evidence may be {facts.Rules.Evidence.MaxAge!.Value.InWords} old at most ({facts.Rules.Evidence.MaxAge.Provenance}). Have the check made again.")));

        var proceeding = new Proceeding(customer, facts);
        proceeding.RecordAt(
            evidence.OccurredAt ?? facts.Now,
            new EvidenceRecorded(evidence.Kind, step, evidence.Result, evidence.Provider, evidence.Reference, evidence.DataJson),
            evidence.Result, step is null ? null : $"{step}-evidence",
            Cited.Reason(ReasonCodes.Evidence(evidence.Kind, evidence.Result), "customerDueDiligence.steps", facts.Rules.Steps.Citations, $"{evidence.Kind}: {evidence.Result}."));
        if (bearsUpon is not null && evidence.Result == EvidenceResult.Failed)
            proceeding.Raise(ExceptionKinds.IdentityFailed, $"{bearsUpon}\n{customer.Raised}", true, $"{evidence.Kind} failed.", []);
        else if (bearsUpon is not null && evidence.Result == EvidenceResult.Inconclusive)
            proceeding.Raise(ExceptionKinds.EvidenceInconclusive, $"{bearsUpon}\n{customer.Raised}", true, $"{evidence.Kind} gave no clear answer.", []);
        else
            proceeding.Advance();
        return proceeding.ToVerdict(200);
    }

    private static Verdict DecideStep(Customer customer, DecideStep decision, CustomerFacts facts)
    {
        if (customer.Pending.FirstOrDefault(step => step.Step == decision.Step) is not { } pending || Steps.FulfilmentOf(decision.Step) != Fulfilment.Person)
            return Verdict.Refuse(Refusal.State($"No person's decision on this step is pending. Pending: {string.Join(", ", customer.Pending.Select(step => step.Step))}."));
        if (!facts.By.IsPerson || !FourEyes.Satisfies(pending.Role, facts.By.Role))
            return Verdict.Refuse(Refusal.Forbidden($"This step is decided by a person in the role {pending.Role}."));
        if (decision.Step == Steps.Offboarding)
            return Offboarding.Decide(customer, decision, pending, facts);
        if (FourEyes.Against(ApprovalFor(customer, pending, facts), facts.By, PartsOf(customer, decision.Step)) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));

        var proceeding = new Proceeding(customer, facts);
        proceeding.Record(new StepDecided(decision.Step, decision.Approved, decision.Reason), decision.Approved ? "approved" : "rejected", decision.Step,
            Cited.Reason(ReasonCodes.DecidedByPerson, $"customerDueDiligence.pending.{decision.Step}", [], $"Decided in the role {facts.By.Role}."));
        if (decision.Step == Steps.PeriodicReview && decision.Approved)
            proceeding.Record(new CustomerReviewed(facts.Rules.Review.Due(customer.RiskBand!, facts.Now)), "reviewed", "periodic-review",
                Cited.Reason(ReasonCodes.ReviewDone, $"customerDueDiligence.review.{customer.RiskBand}", facts.Rules.Review.Period(customer.RiskBand!).Citations, "The next review follows the risk band."));
        else if (decision.Approved)
            proceeding.Advance();
        else if (customer.Outcome is null)
            proceeding.Record(new Refused("step-rejected"), CustomerOutcome.Refused, null, Cited.Because(ReasonCodes.StepRejected, $"{decision.Step} was rejected."));
        else
            proceeding.Record(new CustomerOffboarded(decision.Reason), CustomerOutcome.Exited, null, Cited.Because(ReasonCodes.StepRejected, $"{decision.Step} was rejected."));
        return proceeding.ToVerdict(200);
    }

    /// <summary>What the rules say of a pending step: as approval of the customer's band and circumstances where they ask for one, else by the step's role alone.</summary>
    private static Approval ApprovalFor(Customer customer, PendingStep pending, CustomerFacts facts) =>
        customer.RiskBand is not null
        && RiskAssessment.ApprovalsOf(RiskAssessment.Of(facts.Person, customer.Circumstances, facts.Rules).Rating, facts.Rules)
            .FirstOrDefault(approval => Steps.ApprovalBy(approval.Role) == pending.Step) is { } approval
            ? new Approval(pending.Role, approval.DistinctFrom)
            : new Approval(pending.Role, []);

    /// <summary>Who applied for the customer or brought evidence prepared what is approved.</summary>
    private static Parts PartsOf(Customer customer, string step) => new(
        [.. customer.Done.Where(done => Steps.FulfilmentOf(done.Key) is Fulfilment.Application or Fulfilment.Evidence).Select(done => done.Value)],
        [.. customer.Done.Where(done => Steps.FulfilmentOf(done.Key) == Fulfilment.Person && done.Key != step).OrderBy(done => done.Key, StringComparer.Ordinal).Select(done => done.Value)]);

    private static void OpenReview(Proceeding proceeding)
    {
        proceeding.Record(new ReviewOpened(proceeding.PendingOf(Steps.PeriodicReview)), "opened", "periodic-review",
            Cited.Reason(ReasonCodes.ReviewDue, "customerDueDiligence.review", [], "The periodic review is due."));
        proceeding.Advance();
    }

    private static void Miss(Proceeding proceeding, PendingStep missed)
    {
        proceeding.Record(new DeadlineMissed(proceeding.PendingAgain(missed)), "missed", $"{missed.Step}-in-time",
            Cited.Reason(ReasonCodes.DeadlineMissed, $"customerDueDiligence.pending.{missed.Step}", [], $"{missed.Step} was due at {missed.Due}."));
        proceeding.Raise(ExceptionKinds.DeadlineMissed, $"{missed.Step}\n{missed.Due}", false, $"{missed.Step} was not done in time.", []);
    }
}
