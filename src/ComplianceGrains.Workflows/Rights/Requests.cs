using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>
/// What somebody asks for about their data: a copy, a correction, erasure. People answer the first two; of erasure the rules of retention
/// alone decide, and the request is what they are obeyed by from then on: records go as soon as nothing keeps them, and never sooner. The
/// same for everybody about whom data are held; what differs is what a subclass says.
/// </summary>
/// <typeparam name="TState">About whom.</typeparam>
/// <typeparam name="TFacts">What decisions about them stand on.</typeparam>
internal abstract class Requests<TState, TFacts>
    where TState : class, IDataSubject
    where TFacts : SubjectFacts
{
    /// <summary>The members of an answer that give what is right, by whom it is right of.</summary>
    protected const string OfPersons = "/data", OfEntities = "/legalEntity", OfProviders = "/provider", OfOtherSides = "/person";

    private const string Control = "data-request-in-time";

    /// <summary>Somebody asks, or somebody answers.</summary>
    public Verdict Decide(TState subject, IDataRequestCommand command, TFacts facts) => command switch
    {
        ReceiveDataRequest received => Receive(subject, received, facts),
        ExtendDataRequest extend => Extend(subject, extend, facts),
        AnswerDataRequest answer => Answer(subject, answer, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    /// <summary>The time for an answer is over.</summary>
    public Verdict Miss(TState subject, string key, TFacts facts)
    {
        if (subject.DataRequests.FirstOrDefault(request => request is { IsOpen: true, IsOverdue: false } && key == DataRequest.KeyPrefix + request.Id && request.Due <= facts.Now) is not { } missed)
            return Verdict.None;
        var run = RunOf(subject, facts);
        run.Record(new DataRequestOverdue(missed.Id, missed.Due), "missed", Control, Cited.Because(ReasonCodes.DeadlineMissed, $"{missed.Id} was to be answered before {missed.Due}."));
        run.Raise(ExceptionKinds.DeadlineMissed, $"{missed.Id}\n{missed.Due}", false, $"{missed.Id} about data ({missed.Right}) was not answered in time.", []);
        return End(run, 200);
    }

    /// <summary>In a word, who they are to the firm.</summary>
    protected abstract string Whom { get; }

    /// <summary>The member of an answer that gives what is right of them.</summary>
    protected virtual string PointerOf(TState subject) => subject.IsLegalEntity ? OfEntities : OfPersons;

    /// <summary>The members of an answer that say what is right.</summary>
    protected virtual IReadOnlyList<string> GivenIn(AnswerDataRequest answer, TFacts facts) =>
        [.. new (string Pointer, object? Given)[] { (OfPersons, answer.Data), (OfEntities, answer.Entity), (OfProviders, answer.Provider) }.Where(one => one.Given is not null).Select(one => one.Pointer)];

    /// <summary>Whether a request is of whom a command is about, where a history holds those of several.</summary>
    protected virtual bool IsTheirs(TState subject, DataRequest request, TFacts facts) => true;

    /// <summary>Says whose request it is, where a history holds those of several.</summary>
    protected virtual void Begin(SubjectRun<TState, TFacts> run, string id, TFacts facts)
    {
    }

    /// <summary>A message's way through their workflow.</summary>
    protected abstract SubjectRun<TState, TFacts> RunOf(TState subject, TFacts facts);

    /// <summary>Until when each class of their records is kept, now that they have asked for erasure.</summary>
    protected abstract IReadOnlyList<ClassTerm> TermsOf(TState subject, TFacts facts);

    /// <summary>Whether what was given of them is there to be put right.</summary>
    protected abstract bool IsThere(TState subject, TFacts facts);

    /// <summary>What was given of them with some of it put right.</summary>
    protected abstract Put Correct(DataRequest request, AnswerDataRequest answer, TFacts facts);

    /// <summary>Why what is right cannot be taken for them; null if it can.</summary>
    protected abstract Refusal? Against(TState subject, AnswerDataRequest answer, TFacts facts);

    /// <summary>From a correction on they are whoever the corrected data say, and are looked at as such.</summary>
    protected abstract void LookAgain(SubjectRun<TState, TFacts> run);

    /// <summary>Full identity of the customer who has left and whose records wait for this answer; null if none do.</summary>
    protected virtual string? WaitedFor(TState subject, TFacts facts) => null;

    /// <summary>The verdict of everything so far, with what others have to know of it.</summary>
    protected virtual Verdict End(SubjectRun<TState, TFacts> run, int status) => run.ToVerdict(status);

    /// <summary>A request came. One for erasure is answered at once.</summary>
    private Verdict Receive(TState subject, ReceiveDataRequest received, TFacts facts)
    {
        var at = received.ReceivedAt ?? facts.Now;
        if (at > facts.Now)
            return Verdict.Refuse(Refusal.Rule("A request cannot come from the future.", new FieldError("/receivedAt", "in-the-future", "Give the time at which it came; it is later than now.")));
        if (subject.DataRequests.FirstOrDefault(request => request.IsOpen && request.Right == received.Right && IsTheirs(subject, request, facts)) is { } open)
            return Verdict.Refuse(Refusal.State($"The same has been asked for already and waits for an answer: {open.Id}."));
        var run = RunOf(subject, facts);
        var (id, clock) = ($"request-{subject.DataRequests.Count + 1}", RequestClock.Of(received.Right, at, facts.Rules, subject.IsLegalEntity));
        Begin(run, id, facts);
        run.Record(new DataRequestReceived(id, received.Right, at, clock.Due, clock.Owner, received.Reason), "received", Control, clock.Reason);
        if (received.Right == DataRights.Erasure)
            AnswerErasure(run, id, subject, facts);
        return End(run, 201);
    }

    /// <summary>The answer takes longer: once, and only before it is due.</summary>
    private Verdict Extend(TState subject, ExtendDataRequest extend, TFacts facts)
    {
        var (request, refusal) = Find(subject, extend.Request, facts);
        if (refusal is not null)
            return Verdict.Refuse(refusal);
        if (request!.IsExtended)
            return Verdict.Refuse(Refusal.State("The answer takes longer already; no rule gives more."));
        if (facts.Now >= request.Due)
            return Verdict.Refuse(Refusal.State("The answer is overdue: who takes longer says so before it is due."));
        if (RequestClock.Extended(request, facts.Rules) is not { } clock)
            return Verdict.Refuse(Refusal.State("No rule that binds here lets the answer take longer."));
        var run = RunOf(subject, facts);
        run.Record(new DataRequestExtended(request.Id, clock.Due, extend.Reason), "extended", Control, clock.Reason);
        return End(run, 200);
    }

    /// <summary>A person answers.</summary>
    private Verdict Answer(TState subject, AnswerDataRequest answer, TFacts facts)
    {
        var (request, refusal) = Find(subject, answer.Request, facts);
        if (refusal is not null)
            return Verdict.Refuse(refusal);
        if (request!.Right == DataRights.Rectification && answer.Granted)
            return Correct(subject, request, answer, facts);
        if (GivenIn(answer, facts) is [var given, ..])
            return Verdict.Refuse(Refusal.Rule("Only a correction that is granted gives data.", new FieldError(given, "not-of-this-kind", "Leave it out.")));
        var run = RunOf(subject, facts);
        Answered(run, subject, request, answer.Granted ? DataRights.Given : DataRights.Refused, answer.Reason, facts);
        return End(run, 200);
    }

    /// <summary>A correction is granted.</summary>
    private Verdict Correct(TState subject, DataRequest request, AnswerDataRequest answer, TFacts facts)
    {
        var (pointer, given) = (PointerOf(subject), GivenIn(answer, facts));
        if (given.FirstOrDefault(one => one != pointer) is { } other)
            return Verdict.Refuse(Refusal.Rule($"These are fields of another kind of {Whom}.", new FieldError(other, "not-of-this-kind", $"Give {pointer} instead.")));
        if (given.Count == 0)
            return Verdict.Refuse(Refusal.Rule("A correction that is granted says what is right.", new FieldError(pointer, "required", "Give the fields that are wrong, as they are right.")));
        if (!IsThere(subject, facts))
            return Verdict.Refuse(Refusal.State("What was given is destroyed: there is nothing to correct."));
        var put = Correct(request, answer, facts);
        if (put.Errors.Count > 0)
            return Verdict.Refuse(Refusal.Rule("The rules do not let this be stored.", [.. put.Errors]));
        if (put.Changed.Count == 0)
            return Verdict.Refuse(Refusal.Rule("This is what is held already.", new FieldError(pointer, "unchanged", "Give the fields that are wrong, as they are right.")));
        if (Against(subject, answer, facts) is { } against)
            return Verdict.Refuse(against);
        var run = RunOf(subject, put.After);
        run.Record(put.Happened, "corrected", null, Cited.Because(ReasonCodes.DataCorrected, $"As {request.Id} asked for: {string.Join(", ", put.Changed)}."));
        Answered(run, subject, request, DataRights.Given, answer.Reason, facts);
        LookAgain(run);
        return End(run, 200);
    }

    /// <summary>Adds the answer of a person.</summary>
    private void Answered(SubjectRun<TState, TFacts> run, TState subject, DataRequest request, string outcome, string statement, TFacts facts)
    {
        var decided = Cited.Because(ReasonCodes.DataRequestAnswered, $"Answered in the role {facts.By.Role}{(facts.Now < request.Due ? "" : ", after it was due")}.");
        var withheld = outcome == DataRights.Given && request.Right == DataRights.Access ? facts.Rules.SubjectAccess.Withheld : null;
        run.Record(new DataRequestAnswered(request.Id, request.Right, statement), outcome, Control, withheld is null
            ? [decided]
            : [decided, Cited.Reason(ReasonCodes.AccessWithheld, "subjectAccess.withheld", withheld.Citations, $"The copy leaves out, whether or not there is any of it: {string.Join(", ", withheld.Value.Items)}.")]);
        if (WaitedFor(subject, facts) is { } customer)
            run.TellOf(customer, EffectKinds.RequestAnswered);
    }

    /// <summary>What keeps the records, class by class with its law; or that nothing does.</summary>
    private void AnswerErasure(SubjectRun<TState, TFacts> run, string id, TState subject, TFacts facts)
    {
        var terms = TermsOf(subject, facts);
        var isDue = RecordTerms.DueAt(facts.Rules, terms) <= facts.Now;
        run.Record(
            new DataRequestAnswered(id, DataRights.Erasure, null), isDue ? DataRights.Accepted : DataRights.Kept, Control,
            [.. terms.Select(term => Cited.Reason(ReasonCodes.RetentionTerm, $"retention.{term.RecordClass}.floor", RecordTerms.CitationsOf(term.RecordClass, facts.Rules), term.Why))]);
    }

    private (DataRequest? Request, Refusal? Refusal) Find(TState subject, string id, TFacts facts) => subject.DataRequests.FirstOrDefault(request => request.Id == id && IsTheirs(subject, request, facts)) switch
    {
        null => (null, Refusal.NotFound("There is no such request.")),
        { IsOpen: false } => (null, Refusal.State("The request is answered.")),
        _ when !facts.By.IsPerson => (null, Refusal.Forbidden("A request about data is answered by people, not by a service.")),
        var request => (request, null),
    };

    /// <summary>What a correction comes to.</summary>
    /// <param name="Happened">The event that states it.</param>
    /// <param name="Changed">Names of the fields that are others now.</param>
    /// <param name="Errors">What of it the rules do not let be stored.</param>
    /// <param name="After">The facts with what is right.</param>
    protected sealed record Put(object Happened, IReadOnlyList<string> Changed, IReadOnlyList<FieldError> Errors, TFacts After);
}
