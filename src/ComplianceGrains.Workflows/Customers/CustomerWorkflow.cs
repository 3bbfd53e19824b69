using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Activity;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// The customer workflow: onboarding, screening, risk, approval, activation, review, end. Pure: state, command and facts
/// in, verdict out.
/// </summary>
public sealed class CustomerWorkflow : SubjectWorkflow<Customer, CustomerFacts>
{
    private CustomerWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static CustomerWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "customer";

    /// <inheritdoc/>
    public override bool GivesReview => true;

    /// <inheritdoc/>
    public override bool TakesRequests => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Customers.ObeyedRules.Paths;

    /// <inheritdoc/>
    public override Verdict Decide(Customer? customer, Message message, CustomerFacts facts) => StandingNotice.With(customer, Judge(customer, message, facts), facts);

    private static Verdict Judge(Customer? customer, Message message, CustomerFacts facts) => (customer, message) switch
    {
        (_, Message.Asked { Command: CustomerCommand command }) => Decide(customer, command, facts),
        (not null, Message.Due { Key: CustomerAgenda.Retention }) => CustomerRetention.Look(customer, facts),
        (not null, Message.Due { Key: var key }) when key.StartsWith(HoldOrders.KeyPrefix, StringComparison.Ordinal) => CustomerHolds.End(customer, key, facts),
        (not null, Message.Told { Cause.Happened: PartyStandingChanged changed }) => new CustomerRun(customer, facts).HearOf(changed),
        (not null, Message.Told { Cause.Happened: PackMigrated }) => new CustomerRun(customer, facts).HearOfRules(),
        (not null, Message.Told { Cause.Happened: DataRequestAnswered }) => CustomerRetention.Hear(customer, facts),
        (not null, Message.Told { Cause.Happened: ActivityResumed }) => new CustomerRun(customer, facts).HearOfActivity(),
        (not null, Message.Due { Key: var key }) when key.StartsWith(DataRequest.KeyPrefix, StringComparison.Ordinal) => CustomerRequests.Instance.Miss(customer, key, facts),
        (not null, _) => new CustomerRun(customer, facts).Hear(message),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override Customer Evolve(Customer? state, Decision decision) => Customer.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>What a customer's state asks for by when.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(Customer state) => CustomerAgenda.Of(state);

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, Customer state, Decision decision) => decision.Happened switch
    {
        Published => new(id, BoundLog.Lifecycle),
        RetentionPlanned or RetentionDue or CustomerErased or DestructionBegun or StepDecided { Step: Steps.Erasure } => new(Erased.Keys(state.Bound[0]), BoundLog.Ruled),
        _ => new(id, BoundLog.Ruled),
    };

    /// <inheritdoc/>
    public override Decision? EndUnread(IReadOnlyList<string> bound, Instant at) => Erased.Decide(new CustomerErased(), bound, CitedRules.None, at);

    /// <inheritdoc/>
    public override Verdict LetGo(Customer state, string run, Instant at) => state switch
    {
        { IsBeingDestroyed: true } => Verdict.None,
        { IsErased: false } => Verdict.Refuse(Refusal.State("Their end is not decided.")),
        { IsHeld: true } => Verdict.Refuse(Refusal.State("An order holds the records.")),
        _ => new Verdict.Accepted(200, [Erased.Decide(new DestructionBegun(run), state.Bound, state.Rules, at)], []),
    };

    /// <summary>Whether a message may end the records of a customer who has left: then it has to be known who else waits for an answer.</summary>
    public static bool IsOfRetention(Message message) => message is Message.Due { Key: CustomerAgenda.Retention } or Message.Told { Cause.Happened: DataRequestAnswered } or Message.Asked { Command: DecideStep { Step: Steps.Erasure } };

    /// <summary>The record that a hold is about, where a message is about a hold; null else.</summary>
    public static string? HeldRecord(Customer state, Message message) => message switch
    {
        Message.Asked { Command: PlaceHold place } => place.Record,
        Message.Asked { Command: DecideHoldLifting lifting } => lifting.Record,
        Message.Due { Key: var key } when key.StartsWith(HoldOrders.KeyPrefix, StringComparison.Ordinal) => state.Holds.FirstOrDefault(hold => key == HoldOrders.KeyPrefix + hold.Id)?.Record,
        _ => null,
    };

    private static Verdict Decide(Customer? customer, CustomerCommand command, CustomerFacts facts) => (customer, command) switch
    {
        (null, StartOnboarding start) => Start(start, facts),
        (null, StartEntityOnboarding start) => Start(start, facts),
        (null, _) => Verdict.Refuse(Refusal.NotFound("There is no such customer.")),
        (_, StartOnboarding or StartEntityOnboarding) => Verdict.Refuse(Refusal.State("There is a customer of this id already.")),
        (_, PlaceHold place) => CustomerHolds.Place(customer, place, facts),
        (_, AskHoldLifting ask) => CustomerHolds.Ask(customer, ask, facts),
        (_, DecideHoldLifting decision) => CustomerHolds.Decide(customer, decision, facts),
        ({ IsErased: true }, IDataRequestCommand) => Verdict.Refuse(Refusal.State("Retention is over: nothing is held about the customer any more, or is about to go.")),
        (_, IDataRequestCommand request) => CustomerRequests.Instance.Decide(customer, request, facts),
        (_, RequestReview request) => new CustomerRun(customer, facts).AskReview(request.Reason),
        ({ IsTerminal: true, IsErased: false }, DecideStep { Step: Steps.Erasure } decision) => CustomerRetention.Decide(customer, decision, facts),
        ({ IsTerminal: true }, _) => Verdict.Refuse(Refusal.State($"The relationship is {customer.Status}; nothing more can be done in it.")),
        (_, RecordEvidence evidence) => Record(customer, evidence, facts),
        (_, DecideStep decision) => new CustomerRun(customer, facts).DecideStep(decision.Step, decision.Approved, decision.Reason),
        (_, OpenReview asked) => new CustomerRun(customer, facts).AskFor(asked),
        (_, Restrict restrict) => Restricting.Place(customer, restrict, facts),
        (_, AskRestrictionLifting ask) => Restricting.Ask(customer, ask, facts),
        (_, Offboard offboard) => Offboarding.Ask(customer, offboard, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Verdict Start(StartOnboarding start, CustomerFacts facts)
    {
        if (Intake.Unborn(start.Data, facts.Now) is { } unborn)
            return Verdict.Refuse(unborn);
        var intake = Intake.Check(start.Data, facts.Rules, facts.FieldKey);
        if (intake.Errors.Count > 0)
            return Verdict.Refuse(Refusal.Rule("The rules ask for other data than was given.", [.. intake.Errors]));
        var run = new CustomerRun(null, facts);
        run.Record(
            ApplicationReceived.Of(start.BookingEntity, facts.BookingJurisdiction, [.. ToBeDone(run, facts)], intake.Stored),
            "accepted", "identification",
            Cited.Reason(ReasonCodes.DataComplete, "customerDueDiligence.naturalPerson.collect", facts.Rules.NaturalPerson.Collect.Citations, "Everything that the rules require was given."));
        return Begin(run, facts);
    }

    private static Verdict Start(StartEntityOnboarding start, CustomerFacts facts)
    {
        var intake = EntityIntake.Check(start.Data, facts.Rules, facts.FieldKey);
        if (intake.Errors.Count > 0)
            return Verdict.Refuse(Refusal.Rule("The rules ask for other data than was given.", [.. intake.Errors]));
        var run = new CustomerRun(null, facts);
        run.Record(
            LegalEntityApplied.Of(start.BookingEntity, facts.BookingJurisdiction, [.. ToBeDone(run, facts), run.PendingOf(Steps.IdentifyOwners)], start.Holds, intake.Stored),
            "accepted", "identification",
            Cited.Reason(ReasonCodes.DataComplete, "customerDueDiligence.legalEntity.collect", facts.Rules.LegalEntity.Collect.Citations, "Everything that the rules require of the entity itself was given."));
        return Begin(run, facts);
    }

    private static IEnumerable<PendingStep> ToBeDone(CustomerRun run, CustomerFacts facts) =>
        facts.Rules.Steps.Value.Where(step => Steps.FulfilmentOf(step) is Fulfilment.Evidence or Fulfilment.Person).Select(run.PendingOf);

    private static Verdict Begin(CustomerRun run, CustomerFacts facts)
    {
        foreach (var conflict in facts.Rules.Conflicts)
            run.Raise(
                ExceptionKinds.RuleConflict, $"{conflict.Kind}\n{conflict.Subject}\n{conflict.One.Pack}\n{conflict.Other.Pack}",
                conflict.Kind == Jurisdictions.Effective.RuleConflictKind.Field, $"{conflict.Text} Until a person decides: {conflict.SaferCourse}", [],
                Cited.Reason(ReasonCodes.RuleConflict, conflict.Subject, [conflict.One], conflict.One.ToString()),
                Cited.Reason(ReasonCodes.RuleConflict, conflict.Subject, [conflict.Other], conflict.Other.ToString()));
        run.Advance();
        return run.ToVerdict(201);
    }

    private static Verdict Record(Customer customer, RecordEvidence evidence, CustomerFacts facts)
    {
        if (evidence.OccurredAt > facts.Now)
            return Verdict.Refuse(Refusal.Rule("Evidence cannot come from the future.", new FieldError("/occurredAt", "in-the-future", "Give the time at which the check was made; it is later than now.")));
        var step = customer.Pending.FirstOrDefault(pending => Does(evidence, pending.Step))?.Step;
        var bearsUpon = step ?? customer.Done.Keys.FirstOrDefault(done => Does(evidence, done));
        // A service that could bring what the firm finds out by itself could find out that the firm looks for it.
        if (evidence.Kind != "document" && (bearsUpon is null || (!facts.By.IsPerson && !Steps.IsFromTheCustomer(bearsUpon))))
            return Verdict.Refuse(Refusal.State($"Nothing waits for evidence of this kind. Pending: {string.Join(", ", customer.Pending.Where(pending => Steps.IsShownToServices(pending)).Select(pending => pending.Step))}."));

        // A failed check is heard at any age; a passed one does a step only as long as the rules let it.
        if (step is not null && evidence is { Result: EvidenceResult.Passed, OccurredAt: { } foundOut } && facts.Rules.Evidence.IsTooOld(foundOut, facts.Now))
            return Verdict.Refuse(Refusal.Rule("This evidence is too old to begin a relationship on.", new FieldError(
                "/occurredAt", "too-old", $"Evidence may be {facts.Rules.Evidence.MaxAge!.Value.InWords} old at most ({facts.Rules.Evidence.MaxAge.Provenance}). Have the check made again.")));

        var run = new CustomerRun(customer, facts);
        run.RecordAt(
            evidence.OccurredAt ?? facts.Now,
            new EvidenceRecorded(evidence.Kind, step, evidence.Result, evidence.Provider, evidence.Reference, evidence.DataJson),
            evidence.Result, step is null ? null : $"{step}-evidence",
            Cited.Reason(ReasonCodes.Evidence(evidence.Kind, evidence.Result), "customerDueDiligence.steps", facts.Rules.Steps.Citations, $"{evidence.Kind}: {evidence.Result}."));
        if (bearsUpon is not null && evidence.Result == EvidenceResult.Failed)
            run.Raise(ExceptionKinds.IdentityFailed, $"{bearsUpon}\n{customer.Matters.Raised}", true, $"{evidence.Kind} failed.", []);
        else if (bearsUpon is not null && evidence.Result == EvidenceResult.Inconclusive)
            run.Raise(ExceptionKinds.EvidenceInconclusive, $"{bearsUpon}\n{customer.Matters.Raised}", true, $"{evidence.Kind} gave no clear answer.", []);
        else
            run.Advance();
        return run.ToVerdict(200);
    }

    /// <summary>Nobody's word does what related parties come to.</summary>
    private static bool Does(RecordEvidence evidence, string step) => Steps.EvidenceFor(step) == evidence.Kind && Steps.FulfilmentOf(step) != Fulfilment.Parties;
}
