using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Inquiries;

namespace ComplianceGrains.Grains.Inquiries;

/// <summary>One inquiry.</summary>
[GrainType("inquiry")]
internal sealed class InquiryGrain(ActorServices services, KeyedHashes hashes) : ActorGrain<Inquiry, InquiryFacts, InquiryView>(services, InquiryWorkflow.Instance), IInquiryGrain
{
    public Task<Reply<InquiryView>> ExecuteAsync(InquiryCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        AskAsync(command, envelope, cancellation);

    public Task<InquiryView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override async ValueTask<Gathered<InquiryFacts>> GatherAsync(Inquiry? state, Message message, CancellationToken cancellation)
    {
        if (message is not Message.Asked { Command: InquiryCommand command })
            return new InquiryFacts([], hashes.ExceptionIdsOf(Id));
        if ((state?.Asked.Jurisdiction ?? (command as RecordInquiry)?.Jurisdiction) is not { } jurisdiction || !message.By.MayActIn([jurisdiction]))
            return Verdict.Refuse(Refusal.NotFound("There is no such inquiry."));
        var exports = new List<NamedExport?>();
        foreach (var id in (command as CloseInquiry)?.Exports ?? [])
            exports.Add(await GrainFactory.GetGrain<IExportGrain>(id).ViewAsync(cancellation) is { } view && message.By.MayActInAll(view.Jurisdictions())
                ? new NamedExport(view.Inquiry == Key, view.Package, view.FetchedAt is not null)
                : null);
        return new InquiryFacts(exports, hashes.ExceptionIdsOf(Id));
    }

    protected override InquiryView ViewOf(Inquiry state, long sequence, IReadOnlyList<PastDecision> shown)
    {
        var (asked, closing) = (state.Asked, state.Closing);
        return new(
            Key, state.Status,
            new RecordInquiry(asked.Jurisdiction, asked.Reference, asked.Authority, asked.Question, asked.From, asked.To, asked.ReceivedAt, asked.DueAt),
            state.IsLate(Services.Clock.GetCurrentInstant()),
            closing is null ? null : new InquiryClosing(closing.Ending, closing.Exports, closing.Packages, closing.Given, closing.GivenAt),
            sequence, Decisions.Of(shown));
    }
}
