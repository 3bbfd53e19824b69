using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Exceptions;

/// <summary>The exception workflow: opening, assignment, disposition by two people, escalation, answer to the subject. Pure.</summary>
public sealed class ExceptionWorkflow : Workflow<ExceptionCase, ExceptionFacts>
{
    private ExceptionWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static ExceptionWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "exception";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ObeyedRules => Exceptions.ObeyedRules.Paths;

    /// <summary>The key of the exception's one row in the agenda, which is also its place in the queue.</summary>
    public const string Clock = "clock";

    /// <summary>The roles whose people work on exceptions.</summary>
    private static readonly string[] Owners = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement];

    /// <summary>How often the last rung is reminded once its time is over.</summary>
    private static readonly Duration Reminder = Duration.FromHours(24);

    /// <inheritdoc/>
    public override Verdict Decide(ExceptionCase? exception, Message message, ExceptionFacts facts) => message switch
    {
        Message.Asked { Command: ExceptionCommand command } => Decide(exception, command, facts),
        Message.Told { Cause.Happened: ExceptionRaised raised } told => Open(exception, told, raised, facts),
        Message.Told { Cause.Happened: ExceptionWithdrawn } => Resolve(exception, facts),
        Message.Due due => Due(exception, due.Key, facts),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override ExceptionCase Evolve(ExceptionCase? state, Decision decision) => ExceptionCase.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>Sealed under the keys of whom it is about: what people write in it is theirs.</summary>
    public override Binding Bind(ActorId id, ExceptionCase state, Decision decision) => decision.Happened is ExceptionErased
        ? new(Erased.Keys(state.Bound[0]), BoundLog.Unruled)
        : new(ActorId.Parse(state.Person), BoundLog.Ruled);

    /// <inheritdoc/>
    public override Decision? End(ExceptionCase state, Instant at) => state.IsErased ? null : Erased.Decide(new ExceptionErased(), state.Bound, CitedRules.None, at);

    /// <inheritdoc/>
    public override Decision? EndUnread(IReadOnlyList<string> bound, Instant at) => Erased.Decide(new ExceptionErased(), bound, CitedRules.None, at);

    /// <summary>What an exception's state asks for by when: while it is open, its place in the queue.</summary>
    public override IReadOnlyList<AgendaRow> Agenda(ExceptionCase exception) =>
        exception.Closed ? [] : [new AgendaRow(Clock, exception.Due, exception.Kind, exception.OwnerRole, exception.Bound)];

    private static Verdict Open(ExceptionCase? exception, Message.Told told, ExceptionRaised raised, ExceptionFacts facts)
    {
        if (exception is not null)
            return Verdict.None;
        var ladder = facts.Rules.Escalation.Ladder(raised.ExceptionKind, facts.Now);
        var opened = new ExceptionOpened(
            raised.ExceptionKind, told.Source.Type, told.Source.Key, facts.Bound[0], [.. ladder.Select(rung => new Rung(rung.Role, rung.Due))], raised.Text,
            raised.Matches, raised.Explanations ?? [], told.Keys == told.Source ? null : told.Keys.ToString(), raised.Excluded);
        return Accept(200, null, facts, (opened, "opened", null, Cited.Reason(ReasonCodes.Ladder, $"escalation.{raised.ExceptionKind}", [ladder[0].Citation], $"{ladder[0].Role}: {ladder[0].Rule}.")));
    }

    /// <summary>The cause went away by itself. What people have begun to decide they finish.</summary>
    private static Verdict Resolve(ExceptionCase? exception, ExceptionFacts facts) =>
        exception is null || exception.Closed || exception.Maker is not null
            ? Verdict.None
            : Accept(200, exception, facts, (new ExceptionClosed(Dispositions.Resolved), "closed", null, Cited.Because(ReasonCodes.CauseGone, "The cause went away before anybody decided.")));

    private static Verdict Decide(ExceptionCase? exception, ExceptionCommand command, ExceptionFacts facts) => (exception, command) switch
    {
        (null, _) => Verdict.Refuse(Refusal.NotFound("There is no such exception.")),
        ({ Closed: true }, _) => Verdict.Refuse(Refusal.State("The exception is closed.")),
        _ when !facts.By.IsPerson => Verdict.Refuse(Refusal.Forbidden("An exception is worked on by people, not by a service.")),
        (_, DisposeException or ConfirmDisposition) when exception.Excluded.Contains(facts.By.Id) =>
            Verdict.Refuse(Refusal.Forbidden("Who took part in a decision does not decide about its review. Somebody else has to.")),
        (_, AssignException assign) => Assign(exception, assign.Owner, facts),
        (_, NoteException note) => Accept(200, exception, facts, (new ExceptionNoted(note.Text), "noted", null, By(facts))),
        (_, DisposeException dispose) => Propose(exception, dispose, facts),
        (_, ConfirmDisposition confirm) => Review(exception, confirm, facts),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    /// <summary>The rung's time ran out.</summary>
    private static Verdict Due(ExceptionCase? exception, string key, ExceptionFacts facts)
    {
        if (exception is null || exception.Closed || key != Clock || exception.Due > facts.Now)
            return Verdict.None;
        var next = exception.Rung + 1;
        var escalated = next < exception.Ladder.Count
            ? new ExceptionEscalated(next, Instant.Max(exception.Ladder[next].Due, facts.Now + Duration.FromMilliseconds(1)))
            : new ExceptionEscalated(exception.Rung, facts.Now + Reminder);
        return Accept(200, exception, facts, (escalated, next < exception.Ladder.Count ? "escalated" : "reminded", "exception-in-time",
            Cited.Reason(ReasonCodes.RungOverdue, $"escalation.{exception.Kind}", [], $"{exception.OwnerRole} held it until {exception.Due}.")));
    }

    /// <summary>One answer for whoever cannot own it, so that it tells nothing about principals elsewhere.</summary>
    private static Verdict Assign(ExceptionCase exception, Principal? owner, ExceptionFacts facts) =>
        owner is { IsPerson: true } && Owners.Contains(owner.Role) && owner.MayActIn(facts.Bound) && !exception.Excluded.Contains(owner.Id)
            ? Accept(200, exception, facts, (new ExceptionAssigned(owner.Id), "assigned", null, By(facts)))
            : Verdict.Refuse(Refusal.Rule("Nobody of this id can own the exception.",
                new FieldError("/owner", "not-assignable", $"Name a person who acts here in the role {string.Join(" or ", Owners)}, by the 'prn-…' of their decisions; or leave it out to take it yourself.")));

    private static Verdict Propose(ExceptionCase exception, DisposeException dispose, ExceptionFacts facts)
    {
        if (exception.Maker is not null)
            return Verdict.Refuse(Refusal.State("A disposition waits for the second person already."));
        if (!Dispositions.For(exception.Kind).Contains(dispose.Disposition))
            return Verdict.Refuse(Refusal.Rule($"An exception of kind {exception.Kind} does not end this way.",
                new FieldError("/disposition", "not-applicable", $"Use one of: {string.Join(", ", Dispositions.For(exception.Kind))}.")));
        var (approvals, citations) = ApprovalsOf(exception, dispose.Disposition, facts);
        var needed = approvals.Select(approval => approval.Role).ToList();
        var proposed = new DispositionProposed(dispose.Disposition, needed, dispose.Reason);
        return needed.Count == 0
            ? Accept(200, exception, facts,
                (proposed, "proposed", null, Cited.Reason(ReasonCodes.NoSecondPersonNeeded, $"approvals.{dispose.Disposition}", citations, "The rules ask nobody to confirm.")),
                (new ExceptionClosed(dispose.Disposition), "closed", null, By(facts)))
            : Accept(200, exception, facts, (proposed, "proposed", null,
                Cited.Reason(ReasonCodes.SecondPersonNeeded, $"approvals.{dispose.Disposition}", citations, $"To be confirmed by: {string.Join(", ", needed)}.")));
    }

    private static Verdict Review(ExceptionCase exception, ConfirmDisposition confirm, ExceptionFacts facts)
    {
        if (exception.Maker is null)
            return Verdict.Refuse(Refusal.State("No disposition waits for a second person."));
        if (exception.Needed.FirstOrDefault(needed => FourEyes.Satisfies(needed, facts.By.Role)) is not { } role)
            return Verdict.Refuse(Refusal.Forbidden($"This disposition is confirmed in the role {string.Join(" or ", exception.Needed)}."));
        // Under rules that no longer ask for this role, what was asked for stays asked for, of another person than the first.
        var approval = ApprovalsOf(exception, exception.Disposition!, facts).Approvals.FirstOrDefault(approval => approval.Role == role) ?? new Approval(role, ["maker"]);
        if (FourEyes.Against(approval, facts.By, new Parts([exception.Maker], [.. exception.Reviewers], exception.Owner)) is { } against)
            return Verdict.Refuse(Refusal.Forbidden(against));

        var reviewed = (new DispositionReviewed(confirm.Approved, role, confirm.Reason), confirm.Approved ? "confirmed" : "sent-back", (string?)"four-eyes", By(facts));
        return confirm.Approved && exception.Needed.Count == 1
            ? Accept(200, exception, facts, reviewed, (new ExceptionClosed(exception.Disposition!), "closed", null, Cited.Because(ReasonCodes.Confirmed, "Everybody who has to confirm has confirmed.")))
            : Accept(200, exception, facts, reviewed);
    }

    /// <summary>Who confirms a disposition; of a clash of rules, besides, who decides about such.</summary>
    private static (IReadOnlyList<Approval> Approvals, IReadOnlyList<Citation> Citations) ApprovalsOf(ExceptionCase exception, string disposition, ExceptionFacts facts)
    {
        var approvals = facts.Rules.Approvals(disposition);
        if (exception.Kind != ExceptionKinds.RuleConflict)
            return (approvals.Value, approvals.Citations);
        var conflict = facts.Rules.Approvals("rule-conflict");
        return (new ApprovalSet(approvals.Value.Concat(conflict.Value)).Approvals, [.. approvals.Citations.Concat(conflict.Citations).Distinct()]);
    }

    private static Verdict Accept(int status, ExceptionCase? before, ExceptionFacts facts, params IReadOnlyList<(object Happened, string Outcome, string? Control, Reason Reason)> steps)
    {
        var decisions = steps.Select(step => new Decision(
            new Basis(step.Outcome, step.Control, [step.Reason], facts.Now, facts.Bound, Cited.Rules(facts.Rules), facts.By.Id, facts.By.Role), step.Happened)).ToList();
        var after = decisions.Aggregate(before, (state, decision) => ExceptionCase.Evolve(state, decision.Basis, decision.Happened))!;
        var effects = decisions[^1].Happened is ExceptionClosed
            ? new List<EffectIntent> { new(decisions.Count - 1, $"{after.SubjectKind}/{after.SubjectId}", EffectKinds.ExceptionAnswered) }
            : [];
        return new Verdict.Accepted(status, decisions, effects);
    }

    private static Reason By(ExceptionFacts facts) => Cited.Because(ReasonCodes.DecidedByPerson, $"In the role {facts.By.Role}.");
}
