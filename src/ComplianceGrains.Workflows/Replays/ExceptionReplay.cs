using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about an exception again. All that such a decision stands on is in the evidence: what was said, by whom, in which role, when, and
/// the packs by digest. The one thing that is not is the role of somebody else whom an exception was given to.
/// </summary>
public static class ExceptionReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it, with everything in them that is not shredded.</param>
    /// <param name="rules">What the cited packs say together.</param>
    /// <returns>An answer for each of them.</returns>
    public static IReadOnlyList<ReplayAnswer> Answer(ExceptionCase? before, IReadOnlyList<Decision> then, EffectiveRules rules) =>
        ReplayedCommand.Answer(ExceptionWorkflow.Instance, then, Decide(before, then, rules));

    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it, with everything in them that is not shredded.</param>
    /// <param name="rules">To decide under.</param>
    public static DecidedAgain Decide(ExceptionCase? before, IReadOnlyList<Decision> then, EffectiveRules rules)
    {
        var (message, reason) = MessageOf(then[0]);
        if (message is null)
            return new DecidedAgain.Unknown(reason);
        return DecidedAgain.Of(ExceptionWorkflow.Instance.Decide(before, message, new ExceptionFacts(message.At, message.By, then[0].Basis.Bound, rules)));
    }

    /// <summary>The message that a decision answered, or why it is not known.</summary>
    private static (Message? Message, string Reason) MessageOf(Decision first)
    {
        var (at, by) = (first.Basis.OccurredAt, new Principal(first.Basis.Principal, first.Basis.Role, first.Basis.Role != Roles.System, first.Basis.Bound));
        if (by.Id.Length == 0)
            return (null, ReplayReasons.Shredded);
        return first.Happened switch
        {
            ExceptionOpened { Explanations: not null } opened => (Raised(opened, first, at), ""),
            ExceptionEscalated => (new Message.Due(at, ExceptionWorkflow.Clock), ""),
            ExceptionClosed { Disposition: Dispositions.Resolved } => (new Message.Told(at, default, first with { Happened = new ExceptionWithdrawn("", "") }, default), ""),
            ExceptionAssigned { Owner: { } owner } => owner == by.Id ? (new Message.Asked(at, by, new AssignException(by)), "") : (null, ReplayReasons.FactsNotKept),
            ExceptionNoted { Text: { } text } => (new Message.Asked(at, by, new NoteException(text)), ""),
            DispositionProposed { Statement: { } statement } proposed => (new Message.Asked(at, by, new DisposeException(proposed.Disposition, statement)), ""),
            DispositionReviewed { Statement: { } statement } reviewed => (new Message.Asked(at, by, new ConfirmDisposition(reviewed.Approved, statement)), ""),
            _ => (null, ReplayReasons.Shredded),
        };
    }

    private static Message.Told Raised(ExceptionOpened opened, Decision first, NodaTime.Instant at)
    {
        var subject = new ActorId(opened.SubjectKind, opened.SubjectId);
        return new(
            at, subject, first with { Happened = new ExceptionRaised("", opened.ExceptionKind, false, opened.Matches, opened.Text, opened.Explanations, opened.Excluded) },
            opened.Person is { } person ? ActorId.Parse(person) : subject);
    }
}
