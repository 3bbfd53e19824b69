using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Lists.Events;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>
/// One message's way through a subject's workflow: decisions follow from decisions until the subject waits for somebody.
/// What it gathers becomes one verdict. What differs from subject to subject is what a subclass says.
/// </summary>
/// <typeparam name="TState">The subject.</typeparam>
/// <typeparam name="TFacts">What its decisions stand on.</typeparam>
public abstract partial class SubjectRun<TState, TFacts>(SubjectWorkflow<TState, TFacts> workflow, TState? before, TFacts facts)
    where TState : class, ISubject
    where TFacts : SubjectFacts
{
    private readonly List<Decision> _decisions = [];
    private readonly List<EffectIntent> _effects = [];
    private TState? _state = before;
    private CitedRules? _rules;

    /// <summary>Before the message.</summary>
    protected TState? Before { get; } = before;

    /// <summary>What it stands on.</summary>
    protected TFacts Facts { get; } = facts;

    /// <summary>The subject after the decisions so far.</summary>
    protected TState Known => _state ?? throw new InvalidOperationException("There is no subject yet.");

    /// <summary>Goes on as far as the facts allow.</summary>
    public abstract void Advance();

    /// <summary>Adds a decision.</summary>
    public void Record(object happened, string outcome, string? control, params IReadOnlyList<Reason> reasons) =>
        RecordAt(Facts.Now, happened, outcome, control, reasons);

    /// <summary>Adds a decision about something that happened at another time.</summary>
    public void RecordAt(Instant occurredAt, object happened, string outcome, string? control, params IReadOnlyList<Reason> reasons)
    {
        var decision = new Decision(new Basis(outcome, control, reasons, occurredAt, Facts.Bound, _rules ??= Cited.Rules(Facts.Rules), Facts.By.Id, Facts.By.Role), happened);
        _decisions.Add(decision);
        _state = workflow.Evolve(_state, decision);
    }

    /// <summary>The decision that was added last is told another actor too.</summary>
    /// <param name="target">Full identity of whom.</param>
    /// <param name="kind">One of <see cref="EffectKinds"/>.</param>
    public void TellOf(string target, string kind) => _effects.Add(new EffectIntent(_decisions.Count - 1, target, kind));

    /// <summary>Raises an exception and tells it to open; one that is open already is not raised again.</summary>
    public void Raise(string kind, string cause, bool blocking, string text, IReadOnlyList<ListMatch> matches, params IReadOnlyList<Reason> reasons)
    {
        var raised = new ExceptionRaised(Facts.ExceptionIds.Of(kind, cause), kind, blocking, [.. matches.Select(MatchRecord.Of)], text, [.. matches.Select(MatchExplanation.Of)]);
        Raise(raised, reasons.Count > 0 ? reasons : [Cited.Because(ReasonCodes.Raised(kind), text)]);
    }

    /// <summary>Adds a decision of which another actor is told.</summary>
    /// <param name="target">Full identity of whom.</param>
    /// <param name="kind">One of <see cref="EffectKinds"/>.</param>
    /// <param name="happened">The event.</param>
    /// <param name="outcome">What was decided.</param>
    /// <param name="reasons">Why.</param>
    protected void Tell(string target, string kind, object happened, string outcome, params IReadOnlyList<Reason> reasons)
    {
        Record(happened, outcome, null, reasons);
        _effects.Add(new EffectIntent(_decisions.Count - 1, target, kind));
    }

    /// <summary>Adds a decision of which several other actors are told.</summary>
    /// <param name="targets">Full identities of whom.</param>
    /// <param name="kind">One of <see cref="EffectKinds"/>.</param>
    /// <param name="happened">The event.</param>
    /// <param name="outcome">What was decided.</param>
    /// <param name="reasons">Why.</param>
    protected void TellAll(IEnumerable<string> targets, string kind, object happened, string outcome, params IReadOnlyList<Reason> reasons)
    {
        Record(happened, outcome, null, reasons);
        _effects.AddRange(targets.Select(target => new EffectIntent(_decisions.Count - 1, target, kind)));
    }

    /// <summary>Raises an exception about which some people must not decide.</summary>
    /// <param name="kind">An exception kind of the catalogue.</param>
    /// <param name="cause">What tells it from the others of its kind.</param>
    /// <param name="text">One sentence without personal data.</param>
    /// <param name="excluded">Opaque ids of principals.</param>
    public void RaiseForOthers(string kind, string cause, string text, IReadOnlyList<string> excluded) =>
        Raise(new ExceptionRaised(Facts.ExceptionIds.Of(kind, cause), kind, false, [], text, [], excluded), [Cited.Because(ReasonCodes.Raised(kind), text)]);

    private void Raise(ExceptionRaised raised, IReadOnlyList<Reason> reasons)
    {
        if (Known.Exceptions.ContainsKey(raised.ExceptionId))
            return;
        Record(raised, "raised", null, reasons);
        _effects.Add(new EffectIntent(_decisions.Count - 1, $"exception/{raised.ExceptionId}", EffectKinds.OpenException));
    }

    /// <summary>What befalls every subject: the end of an exception, a changed list, a deadline.</summary>
    public Verdict Hear(Message message) => message switch
    {
        Message.Told { Cause.Happened: ExceptionClosed closed } told => Answer(told.Source.Key, closed.Disposition),
        Message.Told { Cause.Happened: RescreeningProgressed or PackMigrated } => Rescreen(),
        Message.Due due => Due(due.Key),
        _ => Verdict.None,
    };

    /// <summary>Two people have answered one of the subject's exceptions, or its cause went away.</summary>
    /// <param name="exception">Its id.</param>
    /// <param name="disposition">How it ended.</param>
    private Verdict Answer(string exception, string disposition)
    {
        if (!Known.Exceptions.TryGetValue(exception, out var open))
            return Verdict.None;
        Record(
            new ExceptionAnswered(exception, open.Kind, disposition, open.Matches), disposition, null,
            Cited.Because(ReasonCodes.ExceptionAnswered, $"Exception {exception} was closed as {disposition}."));
        if (Known.IsTerminal)
        {
            if (open.Kind == ExceptionKinds.RefusalReview)
                AnswerReview(exception, disposition);
            return ToVerdict(200);
        }

        Found(open.Kind, disposition);
        if (disposition == Dispositions.TrueMatch && open.Kind != ExceptionKinds.PossiblePep && Known.Outcome is null)
            Refuse(Dispositions.TrueMatch, Cited.Because(ReasonCodes.TrueMatch, $"Two people confirmed {open.Kind}. A person can review this refusal on request."));
        else
            Advance();
        return ToVerdict(200);
    }

    /// <summary>A list that could concern the subject has another content.</summary>
    private Verdict Rescreen()
    {
        if (Known.IsTerminal || Facts.Screening is null)
            return Verdict.None;
        Advance();
        return ToVerdict(200);
    }

    /// <summary>One of the deadlines that every subject has is due; those of its own a subclass takes first.</summary>
    protected virtual Verdict Due(string key)
    {
        if (Known.IsTerminal)
            return Verdict.None;
        if (key == SubjectAgenda.Screening && Known.Matters.RetryScreening is not null)
            Advance();
        else if (key == SubjectAgenda.AnswerExpires && Known.Screening?.HoldsUntil <= Facts.Now)
            Advance();
        else if (Known.Pending.FirstOrDefault(step => key == SubjectAgenda.StepPrefix + step.Step && step.Due <= Facts.Now) is { } missed)
            Miss(missed);
        return ToVerdict(200);
    }

    /// <summary>A person decides a pending step: in its role, and not the one whom the rules exclude.</summary>
    public Verdict DecideStep(string step, bool approved, string statement)
    {
        if (Known.Pending.FirstOrDefault(pending => pending.Step == step) is not { } pending || Steps.FulfilmentOf(step) != Fulfilment.Person)
            return Verdict.Refuse(Refusal.State($"No person's decision on this step is pending. Pending: {string.Join(", ", Known.Pending.Select(waiting => waiting.Step))}."));
        // The role first: whose approval the rules ask for besides is no business of who could not give it.
        if (!Facts.By.IsPerson || !FourEyes.Satisfies(pending.Role, Facts.By.Role))
            return Verdict.Refuse(Refusal.Forbidden($"This step is decided by a person in the role {pending.Role}."));
        var (approval, rule, citations) = ApprovalOf(pending);
        if (FourEyes.Against(approval ?? Tasks.StillAsked(pending), Facts.By, PartsOf(step)) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));
        Record(new StepDecided(step, approved, statement), approved ? "approved" : "rejected", step, Cited.Reason(ReasonCodes.DecidedByPerson, rule, citations, $"Decided in the role {Facts.By.Role}."));
        if (approved)
            Approved(step, statement);
        else
            Rejected(step, statement);
        return ToVerdict(200);
    }

    /// <summary>The verdict of everything so far.</summary>
    public Verdict ToVerdict(int status) => _decisions.Count == 0 ? Verdict.None : new Verdict.Accepted(status, _decisions, _effects);

    /// <summary>What somebody has to do by when, as the rules say.</summary>
    public PendingStep PendingOf(string step)
    {
        var due = Facts.Rules.Due(TaskOf(step), Facts.Now);
        return new PendingStep(step, due.Role, due.Due);
    }

    /// <summary>It never comes about.</summary>
    protected void Refuse(string cause, params IReadOnlyList<Reason> reasons) => Record(new Refused(cause), SubjectOutcome.Refused, null, [.. reasons, .. Explanation()]);

    /// <summary>Whose approval a pending step is under the rules as they are now, null if they ask for none; and which rule a decision about it cites.</summary>
    protected abstract (Approval? Approval, string Rule, IReadOnlyList<Citation> Citations) ApprovalOf(PendingStep pending);

    /// <summary>A person approved a step.</summary>
    protected virtual void Approved(string step, string statement) => Advance();

    /// <summary>A person rejected a step.</summary>
    protected virtual void Rejected(string step, string statement) => Refuse("step-rejected", Cited.Because(ReasonCodes.StepRejected, $"{step} was rejected."));

    /// <summary>Who played which part in what a step approves.</summary>
    protected virtual Parts PartsOf(string step) => Known.Tasks.PartsOf(step);

    /// <summary>What people found when they answered an exception, before anything follows from it.</summary>
    protected virtual void Found(string kind, string disposition)
    {
    }

    /// <summary>The rules' name for the time that a step may take.</summary>
    protected virtual string TaskOf(string step) => step;

    /// <summary>A step that was not done in time, with its new deadline.</summary>
    protected virtual PendingStep PendingAgain(PendingStep missed) => PendingOf(missed.Step);

    private void Miss(PendingStep missed)
    {
        Record(new DeadlineMissed(PendingAgain(missed)), "missed", $"{missed.Step}-in-time",
            Cited.Reason(ReasonCodes.DeadlineMissed, $"customerDueDiligence.pending.{TaskOf(missed.Step)}", [], $"{missed.Step} was due at {missed.Due}."));
        Raise(ExceptionKinds.DeadlineMissed, $"{missed.Step}\n{missed.Due}", false, $"{missed.Step} was not done in time.", []);
    }
}
