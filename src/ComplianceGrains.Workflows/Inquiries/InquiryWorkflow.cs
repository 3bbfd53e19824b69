using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Inquiries.Events;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Schemas;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Inquiries;

/// <summary>What an authority asks of the firm: received, due, answered by exports that name it, closed with what was given and when. Pure.</summary>
public sealed class InquiryWorkflow : Workflow<Inquiry, InquiryFacts>
{
    private InquiryWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static InquiryWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "inquiry";

    /// <summary>The key of an inquiry's deadline.</summary>
    public const string AnswerKey = "answer";

    /// <inheritdoc/>
    public override Verdict Decide(Inquiry? inquiry, Message message, InquiryFacts facts) => (inquiry, message) switch
    {
        (null, Message.Asked { Command: RecordInquiry received }) => Receive(received, message.By, message.At),
        (null, Message.Asked) => Verdict.Refuse(Refusal.NotFound("There is no such inquiry.")),
        ({ Closing: not null }, Message.Asked) => Verdict.Refuse(Refusal.State("The inquiry is closed. What is asked for after it is another one.")),
        (_, Message.Asked { Command: RecordInquiry }) => Verdict.Refuse(Refusal.State("There is an inquiry of this id already.")),
        (_, Message.Asked { Command: CloseInquiry closing }) => Close(inquiry, closing, facts, message.By, message.At),
        ({ Closing: null }, Message.Due { Key: AnswerKey }) when message.At >= inquiry.NextDue => Miss(inquiry, facts, message.At),
        (not null, Message.Told { Cause.Happened: ExceptionClosed closed } told) when told.Source.Key == inquiry.Case => Answered(inquiry, closed.Disposition, message.At),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override Inquiry Evolve(Inquiry? state, Decision decision) => Inquiry.Evolve(state, decision.Basis, decision.Happened);

    /// <summary>The platform's own work: no pack says until when an authority is answered, the authority does.</summary>
    public override Binding Bind(ActorId id, Inquiry state, Decision decision) => new(id, BoundLog.Unruled);

    /// <summary>Beside its own decisions those about the exception that is open while it is late.</summary>
    protected override IEnumerable<DecisionKind> FindKinds() =>
        [.. base.FindKinds(), .. new[] { typeof(ExceptionRaised), typeof(ExceptionWithdrawn), typeof(ExceptionAnswered) }.SelectMany(type => RecordKind.Shared(type, Type, null))];

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(Inquiry state) =>
        state.Closing is null ? [new AgendaRow(AnswerKey, state.NextDue, null, Roles.Mlro, [state.Asked.Jurisdiction])] : [];

    private static Verdict Receive(RecordInquiry received, Principal by, Instant now)
    {
        if (received.ReceivedAt > now)
            return Refuse("An inquiry that has not come cannot be recorded.", "/receivedAt", "in-the-future", "Give a time that is past.");
        if (received.DueAt <= received.ReceivedAt)
            return Refuse("An inquiry is due after it has come.", "/dueAt", "not-after-received", "Give a time after 'receivedAt'.");
        if (received is { From: { } from, To: { } to } && from >= to)
            return Refuse("The period is empty.", "/from", "not-before-to", "Give a time before 'to'.");
        return Accept(
            201, "received", received.Jurisdiction,
            new InquiryReceived(
                received.Jurisdiction, received.Reference, received.Authority, received.Question, received.From, received.To, received.ReceivedAt, received.DueAt),
            by, now);
    }

    private static Verdict Close(Inquiry inquiry, CloseInquiry closing, InquiryFacts facts, Principal by, Instant now)
    {
        if (closing.GivenAt > now || closing.GivenAt < inquiry.Asked.ReceivedAt)
            return Refuse("An inquiry is answered after it has come.", "/givenAt", "out-of-range", "Give a time that is past, and not before it was received.");
        if (closing.Exports.Count == 0 && closing.Outcome == InquiryOutcomes.Answered)
            return Refuse("No export answers it.", "/exports", "required", $"Name the exports that were given, or close it as {InquiryOutcomes.AnsweredOtherwise}.");
        if (closing.Exports.Count > 0 && closing.Outcome != InquiryOutcomes.Answered)
            return Refuse("Exports answer it.", "/exports", "not-expected", $"Close it as {InquiryOutcomes.Answered}, or name no exports.");
        FieldError[] errors = [.. facts.Exports.Select((export, i) => Wrong(export, $"/exports/{i}")).OfType<FieldError>()];
        if (errors.Length > 0)
            return Verdict.Refuse(Refusal.Rule("Not every export that is named was given as an answer.", errors));
        var late = closing.Outcome != InquiryOutcomes.Withdrawn && closing.GivenAt > inquiry.Asked.DueAt;
        var closed = Accept(
            200, late ? "closed-late" : "closed", inquiry.Asked.Jurisdiction,
            new InquiryClosed(closing.Outcome, closing.Exports, [.. facts.Exports.Select(export => export!.Package!)], closing.Given, closing.GivenAt), by, now);
        return inquiry.Case is not { } open ? closed : With(
            closed, EffectKinds.ResolveException, open, "withdrawn", Cited.Because(ReasonCodes.CauseGone, "The inquiry is closed."), new ExceptionWithdrawn(open, ExceptionKinds.DeadlineMissed));
    }

    /// <summary>Its time is over: that is said every week, and until it is closed somebody has it in their queue, as the packs say of missed deadlines.</summary>
    private static Verdict Miss(Inquiry inquiry, InquiryFacts facts, Instant now)
    {
        var said = Accept(200, "overdue", inquiry.Asked.Jurisdiction, new InquiryOverdue(inquiry.Asked.DueAt), Principal.System, now);
        if (inquiry.Case is not null)
            return said;
        var (id, text) = (facts.ExceptionIds.Of(ExceptionKinds.DeadlineMissed, $"{AnswerKey}\n{inquiry.Cases}"), "An authority's inquiry was not answered in time.");
        return With(said, EffectKinds.OpenException, id, "raised", Cited.Because(ReasonCodes.Raised(ExceptionKinds.DeadlineMissed), text), new ExceptionRaised(id, ExceptionKinds.DeadlineMissed, false, [], text, []));
    }

    /// <summary>People ended the exception. If the inquiry is still open then, the next week says so again.</summary>
    private static Verdict Answered(Inquiry inquiry, string disposition, Instant now) => Accept(
        200, disposition, inquiry.Asked.Jurisdiction, new ExceptionAnswered(inquiry.Case!, ExceptionKinds.DeadlineMissed, disposition, []), Principal.System, now,
        Cited.Because(ReasonCodes.ExceptionAnswered, $"Exception {inquiry.Case} was closed as {disposition}."));

    private static Verdict.Accepted With(Verdict.Accepted first, string effect, string exception, string outcome, Reason reason, object happened) => first with
    {
        Decisions = [.. first.Decisions, first.Decisions[0] with { Basis = first.Decisions[0].Basis with { Outcome = outcome, Control = null, Reasons = [reason] }, Happened = happened }],
        Effects = [new EffectIntent(first.Decisions.Count, $"exception/{exception}", effect)],
    };

    private static FieldError? Wrong(NamedExport? export, string pointer) => export switch
    {
        null => new FieldError(pointer, "unknown", "There is no such export."),
        { IsForThis: false } => new FieldError(pointer, "for-something-else", "Ask for an export that names this inquiry: what was made for another purpose is not its answer."),
        { Package: null } => new FieldError(pointer, "not-ready", "Its package is not made."),
        { WasFetched: false } => new FieldError(pointer, "not-given", "Nobody has fetched its package."),
        _ => null,
    };

    private static Verdict Refuse(string title, string pointer, string code, string message) =>
        Verdict.Refuse(Refusal.Rule(title, new FieldError(pointer, code, message)));

    private static Verdict.Accepted Accept(int status, string outcome, string jurisdiction, object happened, Principal by, Instant now, Reason? because = null) => new(
        status,
        [
            new Decision(
                new Basis(outcome, because is null ? "inquiry-answered-in-time" : null, [because ?? Cited.Because(ReasonCodes.Inquiry(outcome), $"In the role {by.Role}.")], now, [jurisdiction], CitedRules.None, by.Id, by.Role),
                happened),
        ],
        []);
}
