using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Inquiries;
using ComplianceGrains.Workflows.Inquiries.Events;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about an authority's inquiry again. That an export which was given was made for it and fetched is taken from the record, which
/// names its package; the export's own history says the same.
/// </summary>
public static class InquiryReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="exceptionIds">What the ids of its exceptions come from.</param>
    public static DecidedAgain Decide(Inquiry? before, IReadOnlyList<Decision> then, ExceptionIds exceptionIds)
    {
        var (first, at) = (then[0], then[0].Basis.OccurredAt);
        if (SubjectReplay.By(first) is not { } by)
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        Message? message = first.Happened switch
        {
            InquiryReceived e when before is null =>
                new Message.Asked(at, by, new RecordInquiry(e.Jurisdiction, e.Reference, e.Authority, e.Question, e.From, e.To, e.ReceivedAt, e.DueAt)),
            _ when before is null => null,
            InquiryClosed e => new Message.Asked(at, by, new CloseInquiry(e.Ending, e.Exports, e.Given, e.GivenAt)),
            InquiryOverdue => new Message.Due(at, InquiryWorkflow.AnswerKey),
            ExceptionAnswered e => new Message.Told(at, new ActorId(ExceptionWorkflow.Instance.Type, e.ExceptionId), first with { Happened = new ExceptionClosed(e.Disposition) }, default),
            _ => null,
        };
        if (message is null)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var given = first.Happened is InquiryClosed closed ? closed.Packages.Select(package => new NamedExport(true, package, true)) : [];
        return DecidedAgain.Of(InquiryWorkflow.Instance.Decide(before, message, new InquiryFacts([.. given], exceptionIds)));
    }
}
