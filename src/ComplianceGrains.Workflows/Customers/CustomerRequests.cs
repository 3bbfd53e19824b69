using System.Collections.Immutable;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>
/// What a person asks for about their data: a copy, a correction, erasure. People answer the first two; of erasure the rules of retention
/// alone decide, and the request is what they are obeyed by from then on: records go as soon as nothing keeps them, and never sooner.
/// </summary>
internal static class CustomerRequests
{
    /// <summary>Before a request's number: the deadline at which it is to be answered.</summary>
    public const string KeyPrefix = "request:";

    private const string Control = "data-request-in-time";

    /// <summary>The requests after one more decision about them.</summary>
    public static ImmutableList<DataRequest> After(ImmutableList<DataRequest> requests, Basis basis, object happened) => happened switch
    {
        DataRequestReceived e => requests.Add(new DataRequest(e.Request, e.Right, e.ReceivedAt, e.Due, e.Owner, basis.Principal)),
        DataRequestExtended e => With(requests, e.Request, request => request with { Due = e.Due, IsExtended = true, IsOverdue = false }),
        DataRequestOverdue e => With(requests, e.Request, request => request with { IsOverdue = true }),
        DataRequestAnswered e => With(requests, e.Request, request => request with { Outcome = basis.Outcome, AnsweredAt = basis.OccurredAt }),
        _ => requests,
    };

    /// <summary>A request came. One for erasure is answered at once.</summary>
    public static Verdict Receive(Customer customer, ReceiveDataRequest received, CustomerFacts facts)
    {
        var at = received.ReceivedAt ?? facts.Now;
        if (at > facts.Now)
            return Verdict.Refuse(Refusal.Rule("A request cannot come from the future.", new FieldError("/receivedAt", "in-the-future", "Give the time at which it came; it is later than now.")));
        if (customer.DataRequests.FirstOrDefault(request => request.IsOpen && request.Right == received.Right) is { } open)
            return Verdict.Refuse(Refusal.State($"The same has been asked for already and waits for an answer: {open.Id}."));
        var run = new CustomerRun(customer, facts);
        var (id, clock) = ($"request-{customer.DataRequests.Count + 1}", RequestClock.Of(received.Right, at, facts.Rules, customer.IsLegalEntity));
        run.Record(new DataRequestReceived(id, received.Right, at, clock.Due, clock.Owner, received.Reason), "received", Control, clock.Reason);
        if (received.Right == DataRights.Erasure)
            AnswerErasure(run, id, customer, facts);
        return run.ToVerdict(201);
    }

    /// <summary>The answer takes longer: once, and only before it is due.</summary>
    public static Verdict Extend(Customer customer, ExtendDataRequest extend, CustomerFacts facts)
    {
        var (request, refusal) = Find(customer, extend.Request, facts);
        if (refusal is not null)
            return Verdict.Refuse(refusal);
        if (request!.IsExtended)
            return Verdict.Refuse(Refusal.State("The answer takes longer already; no rule gives more."));
        if (facts.Now >= request.Due)
            return Verdict.Refuse(Refusal.State("The answer is overdue: who takes longer says so before it is due."));
        if (RequestClock.Extended(request, facts.Rules) is not { } clock)
            return Verdict.Refuse(Refusal.State("No rule that binds here lets the answer take longer."));
        var run = new CustomerRun(customer, facts);
        run.Record(new DataRequestExtended(request.Id, clock.Due, extend.Reason), "extended", Control, clock.Reason);
        return run.ToVerdict(200);
    }

    /// <summary>A person answers.</summary>
    public static Verdict Answer(Customer customer, AnswerDataRequest answer, CustomerFacts facts)
    {
        var (request, refusal) = Find(customer, answer.Request, facts);
        if (refusal is not null)
            return Verdict.Refuse(refusal);
        if (request!.Right == DataRights.Rectification && answer.Granted)
            return Correct(customer, request, answer, facts);
        if (answer.Data is not null || answer.Entity is not null)
            return Verdict.Refuse(Refusal.Rule("Only a correction that is granted gives data.", new FieldError(answer.Data is null ? "/legalEntity" : "/data", "not-of-this-kind", "Leave it out.")));
        var run = new CustomerRun(customer, facts);
        Answered(run, request, answer.Granted ? DataRights.Given : DataRights.Refused, answer.Reason, facts);
        return run.ToVerdict(200);
    }

    /// <summary>The time for an answer is over.</summary>
    public static Verdict Miss(Customer customer, string key, CustomerFacts facts)
    {
        if (customer.DataRequests.FirstOrDefault(request => request is { IsOpen: true, IsOverdue: false } && key == KeyPrefix + request.Id && request.Due <= facts.Now) is not { } missed)
            return Verdict.None;
        var run = new CustomerRun(customer, facts);
        run.Record(new DataRequestOverdue(missed.Id, missed.Due), "missed", Control, Cited.Because(ReasonCodes.DeadlineMissed, $"{missed.Id} was to be answered before {missed.Due}."));
        run.Raise(ExceptionKinds.DeadlineMissed, $"{missed.Id}\n{missed.Due}", false, $"{missed.Id} about data ({missed.Right}) was not answered in time.", []);
        return run.ToVerdict(200);
    }

    /// <summary>A correction is granted: from here on the customer is whoever the corrected data say, and is looked at as such.</summary>
    private static Verdict Correct(Customer customer, DataRequest request, AnswerDataRequest answer, CustomerFacts facts)
    {
        var pointer = customer.IsLegalEntity ? "/legalEntity" : "/data";
        if ((customer.IsLegalEntity ? answer.Data : (object?)answer.Entity) is not null)
            return Verdict.Refuse(Refusal.Rule("These are fields of another kind of customer.", new FieldError(customer.IsLegalEntity ? "/data" : "/legalEntity", "not-of-this-kind", $"Give {pointer} instead.")));
        if ((customer.IsLegalEntity ? (object?)answer.Entity : answer.Data) is null)
            return Verdict.Refuse(Refusal.Rule("A correction that is granted says what is right.", new FieldError(pointer, "required", "Give the fields that are wrong, as they are right.")));
        if ((customer.IsLegalEntity ? facts.Entity?.LegalName : facts.Person?.FullName) is null)
            return Verdict.Refuse(Refusal.State("What was given is destroyed: there is nothing to correct."));
        if (answer.Data is { } given && Intake.Unborn(given, facts.Now) is { } unborn)
            return Verdict.Refuse(unborn);
        var (corrected, changed, errors, after) = customer.IsLegalEntity ? Entity(request, answer.Entity!, facts) : Person(request, answer.Data!, facts);
        if (errors.Count > 0)
            return Verdict.Refuse(Refusal.Rule("The rules do not let this be stored.", [.. errors]));
        if (changed.Count == 0)
            return Verdict.Refuse(Refusal.Rule("This is what is held already.", new FieldError(pointer, "unchanged", "Give the fields that are wrong, as they are right.")));
        if (facts.BoundAfter is { } bound && !bound.ToHashSet(StringComparer.Ordinal).SetEquals(customer.Bound))
            return Verdict.Refuse(Refusal.Rule(
                "With these data the rules of other jurisdictions would bind.",
                new FieldError(pointer, "other-jurisdictions", $"Now bind {string.Join(", ", customer.Bound)}; then {string.Join(", ", bound)}. Reject it with the reason; the customer applies anew.")));
        var run = new CustomerRun(customer, after);
        run.Record(corrected, "corrected", null, Cited.Because(ReasonCodes.DataCorrected, $"As {request.Id} asked for: {string.Join(", ", changed)}."));
        Answered(run, request, DataRights.Given, answer.Reason, facts);
        run.LookAgain();
        return run.ToVerdict(200);
    }

    private static (object Happened, IReadOnlyList<string> Changed, IReadOnlyList<FieldError> Errors, CustomerFacts After) Person(DataRequest request, PersonData given, CustomerFacts facts)
    {
        var correction = PersonCorrection.Of(facts.Person!, given, facts.Rules, facts.FieldKey);
        return (DataCorrected.Of(request.Id, correction.Changed, correction.Stored), correction.Changed, correction.Errors, facts with { Person = correction.Stored });
    }

    private static (object Happened, IReadOnlyList<string> Changed, IReadOnlyList<FieldError> Errors, CustomerFacts After) Entity(DataRequest request, EntityData given, CustomerFacts facts)
    {
        var correction = EntityCorrection.Of(facts.Entity!, given, facts.Rules, facts.FieldKey);
        return (EntityDataCorrected.Of(request.Id, correction.Changed, correction.Stored), correction.Changed, correction.Errors, facts with { Entity = correction.Stored });
    }

    /// <summary>Adds the answer of a person.</summary>
    private static void Answered(CustomerRun run, DataRequest request, string outcome, string statement, CustomerFacts facts)
    {
        var decided = Cited.Because(ReasonCodes.DataRequestAnswered, $"Answered in the role {facts.By.Role}{(facts.Now < request.Due ? "" : ", after it was due")}.");
        var withheld = outcome == DataRights.Given && request.Right == DataRights.Access ? facts.Rules.SubjectAccess.Withheld : null;
        run.Record(new DataRequestAnswered(request.Id, request.Right, statement), outcome, Control, withheld is null
            ? [decided]
            : [decided, Cited.Reason(ReasonCodes.AccessWithheld, "subjectAccess.withheld", withheld.Citations, $"The copy leaves out, whether or not there is any of it: {string.Join(", ", withheld.Value.Items)}.")]);
    }

    /// <summary>What keeps the records, class by class with its law; or that nothing does.</summary>
    private static void AnswerErasure(CustomerRun run, string id, Customer customer, CustomerFacts facts)
    {
        var terms = RecordTerms.WithTransfers(facts.Rules, customer.Clocks, facts.Outlook?.Transfers, customer.Holds, (facts.Outlook?.Policy ?? RetentionPolicy.Keep) with { IsAskedFor = true });
        var isDue = RecordTerms.DueAt(facts.Rules, terms) <= facts.Now;
        run.Record(
            new DataRequestAnswered(id, DataRights.Erasure, null), isDue ? DataRights.Accepted : DataRights.Kept, Control,
            [.. terms.Select(term => Cited.Reason(ReasonCodes.RetentionTerm, $"retention.{term.RecordClass}.floor", CustomerRetention.CitationsOf(term.RecordClass, facts.Rules), term.Why))]);
    }

    private static (DataRequest? Request, Refusal? Refusal) Find(Customer customer, string id, CustomerFacts facts) => customer.DataRequests.FirstOrDefault(request => request.Id == id) switch
    {
        null => (null, Refusal.NotFound("There is no such request.")),
        { IsOpen: false } => (null, Refusal.State("The request is answered.")),
        _ when !facts.By.IsPerson => (null, Refusal.Forbidden("A request about data is answered by people, not by a service.")),
        var request => (request, null),
    };

    private static ImmutableList<DataRequest> With(ImmutableList<DataRequest> requests, string id, Func<DataRequest, DataRequest> change) =>
        [.. requests.Select(request => request.Id == id ? change(request) : request)];
}
