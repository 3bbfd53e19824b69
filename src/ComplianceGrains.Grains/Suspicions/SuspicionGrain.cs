using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;
using ComplianceGrains.Workflows.Suspicions.Forms;

namespace ComplianceGrains.Grains.Suspicions;

/// <summary>One suspicion. It asks whom it is about how they stand, and tells nobody anything.</summary>
[GrainType("suspicion")]
internal sealed class SuspicionGrain(ActorServices services, RuleBook rules, HiddenOrders orders)
    : ActorGrain<SuspicionCase, SuspicionFacts, SuspicionView>(services, SuspicionWorkflow.Instance), ISuspicionGrain
{
    public Task<Reply<SuspicionView>> ExecuteAsync(SuspicionCommand command, Envelope envelope, CancellationToken cancellation = default) =>
        AskAsync(command, envelope, cancellation);

    public async Task<SuspicionView?> ViewAsync(Principal reader, CancellationToken cancellation = default)
    {
        if (ShownTo(reader) is not { } view)
            return null;
        var texts = new List<SuspicionText>();
        for (var sequence = 1L; sequence <= view.Sequence; sequence++)
            texts.AddRange(TextsOf(sequence, await WholeAsync(sequence, cancellation)));
        return view with { Texts = texts };
    }

    public async Task<IReadOnlyList<ReportDraftView>?> DraftsAsync(Principal reader, string report, CancellationToken cancellation = default)
    {
        if (ShownTo(reader) is not { } view || State!.Find(report) is not { } standing)
            return null;
        var drafts = new List<ReportDraftView>();
        for (var sequence = 1L; sequence <= view.Sequence && drafts.Count < standing.Drafts; sequence++)
            switch (await WholeAsync(sequence, cancellation))
            {
                case ReportDrafted text when text.Report == report:
                    drafts.Add(new ReportDraftView(report, text.Version, standing.Owed.Form, text.Text ?? "", null, []));
                    break;
                case ReportFieldsDrafted drafted when drafted.Report == report:
                    var fields = drafted.Fields ?? new ReportFields();
                    drafts.Add(new ReportDraftView(
                        report, drafted.Version, drafted.Form, Letter.Of(standing.Owed.To, standing.Owed.Kind, fields), fields, ReportForm.Faults(drafted.Form, fields, Services.Clock.GetCurrentInstant())));
                    break;
            }

        return drafts;
    }

    /// <summary>The suspicion now, for somebody who may know of it.</summary>
    private SuspicionView? ShownTo(Principal reader) =>
        CurrentView() is { } view && reader.MayActIn(State!.Bound) && SuspicionUnit.MayKnow(reader, rules.Library.Rules(State.Bound, Services.Clock.GetCurrentInstant())) ? view : null;

    protected override async ValueTask<Gathered<SuspicionFacts>> GatherAsync(SuspicionCase? state, Message message, CancellationToken cancellation)
    {
        if (state is not null)
            return !message.By.MayActIn(state.Bound) ? SuspicionWorkflow.NotThere
                : message is Message.Asked { Command: PlaceSuspicionHold }
                    ? Facts(state.Bound, message) with { TooLateFor = await orders.TooLateForAsync(state, GrainFactory, cancellation) }
                    : Facts(state.Bound, message);
        if (message is not Message.Asked { Command: RaiseSuspicion raise })
            return message is Message.Asked ? SuspicionWorkflow.NotThere : Verdict.None;
        if (await GrainFactory.GetGrain<ICustomerGrain>(raise.CustomerId).ViewAsync(cancellation) is not { } customer || !message.By.MayActIn(customer.Jurisdictions))
            return Verdict.Refuse(Refusal.Rule("There is no such customer.", new FieldError("/customer", "unknown", "Name a customer that you may act for.")));
        for (var i = 0; i < raise.About.Count; i++)
            if (!await IsThereAsync(ActorId.Parse(raise.About[i]), raise.CustomerId, message.By, cancellation))
                return Verdict.Refuse(Refusal.Rule("There is no such thing.", new FieldError($"/about/{i}", "unknown", "Name an exception that you may see, or a transfer of the customer.")));
        return Facts(customer.Jurisdictions, message);
    }

    protected override SuspicionView ViewOf(SuspicionCase state, long sequence, IReadOnlyList<PastDecision> shown) => new(
        Key, state.CustomerId, state.About, state.Ground, state.Bound, state.Status, state.Conclusion, state.RaisedAt, state.RaisedBy, state.DetectedAt, state.SuspectedAt,
        state.IsDecided ? null : state.AssessBy, state.Needed, [.. state.Reports.Select(Shown)], state.ReviewDue, [], sequence, Decisions.Of(shown))
    {
        Holds = [.. state.Holds.Select(hold => new SuspicionHoldView(
            hold.Order.Id, hold.Order.Issuer, hold.Order.PlacedAt, hold.Order.Until, hold.Order.AskedBy, hold.Order.LiftedAt, hold.TooLateFor))],
    };

    private static SuspicionReportView Shown(ReportStanding report) => new(
        report.Number, report.Owed.Jurisdiction, report.Owed.Kind, report.Owed.To, report.Owed.Form, report.Owed.ClockStarts, report.Owed.Due, report.Status, report.Drafts, report.FiledAt)
    {
        Consent = report.Consent,
        ConsentUntil = report.ConsentUntil,
    };

    private static IEnumerable<SuspicionText> TextsOf(long sequence, object happened) => (happened switch
    {
        SuspicionRaised e => [("statement", null, e.Statement)],
        SuspicionAssessed e => [("statement", null, e.Statement)],
        AssessmentReviewed e => [("statement", null, e.Statement)],
        SuspicionReviewed e => [("statement", null, e.Statement)],
        ReportDrafted e => [("draft", e.Report, e.Text)],
        ReportFieldsDrafted { Fields.Grounds: { } grounds } e => [("draft", e.Report, grounds)],
        ConsentAnswered e => [("statement", e.Report, e.Statement)],
        SuspicionHoldPlaced e => [("statement", null, e.Statement)],
        SuspicionHoldLiftingAsked e => [("statement", null, e.Statement)],
        SuspicionHoldKept e => [("statement", null, e.Statement)],
        SuspicionHoldLifted e => [("statement", null, e.Statement)],
        ReportFiled e => [("reference", e.Report, e.Reference)],
        ReportAnswered e => [("reference", e.Report, e.Reference), ("statement", e.Report, e.Statement)],
        _ => Array.Empty<(string What, string? Report, string? Text)>(),
    }).Where(text => text.Text is not null).Select(text => new SuspicionText(sequence, text.What, text.Report, text.Text!));

    private async Task<bool> IsThereAsync(ActorId about, string customer, Principal by, CancellationToken cancellation) => about.Type switch
    {
        "exception" => await GrainFactory.GetGrain<IExceptionGrain>(about.Key).ViewAsync(cancellation) is { } exception && by.MayActIn(exception.Jurisdictions),
        "transfer" => await GrainFactory.GetGrain<ITransfersGrain>(customer).ViewAsync(cancellation) is { } transfers && transfers.Transfers.Any(transfer => transfer.Id == about.Key),
        _ => false,
    };

    private SuspicionFacts Facts(IReadOnlyList<string> bound, Message message) => new(message.At, message.By, bound, rules.Library.Rules(bound, message.At));
}
