using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Suspicions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Suspicions;
using NodaTime;

namespace ComplianceGrains.Host.Suspicions;

/// <summary>
/// <c>/v1/suspicions</c>. Whoever works on cases may raise one, and learns nothing more of it; all else is the reporting officer's. Not
/// measured: whoever watches over the host would see from a route how often it is called.
/// </summary>
internal sealed class SuspicionEndpoints : Feature
{
    private const string Root = "/v1/suspicions", Report = $"{Root}/{{id}}/reports/{{report}}";

    public override OperationTag? Tag { get; } = new(8, "suspicions", "What somebody suspects, and what is reported to authorities.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", Root, "raiseSuspicion", "Somebody of the firm suspects something of a customer.", "It goes to the reporting officer. Nothing about the customer moves, and whoever raised it learns no more of it.") { HasETag = false, Elsewhere = "422" },
        new("GET", Root, "listSuspicions", "Suspicions, by page.", "For the reporting officer alone. Filtered by `status`, `customer` and `jurisdiction`.") { HasETag = false, Elsewhere = "own" },
        new("GET", $"{Root}/{{id}}", "readSuspicion", "A suspicion with what people wrote in it.", "Each report with the event that its clock starts from and when it is due."),
        new("GET", $"{Root}/{{id}}/decisions", "readSuspicionDecisions", "A suspicion's history, by page.", "Oldest first.") { HasETag = false },
        new("POST", $"{Root}/{{id}}/assessment", "assessSuspicion", "The reporting officer says what becomes of it.", "Reported, or considered and not filed, with the reason. A second person confirms."),
        new("POST", $"{Root}/{{id}}/approvals", "confirmAssessment", "The second person confirms the assessment or sends it back.", "Never the first."),
        new("POST", $"{Report}/drafts", "draftReport", "A version of what is to be filed.", "Sealed."),
        new("POST", $"{Report}/fields", "draftReportFields", "A version of what is to be filed, field by field.", "Lists that are left out are filled with what the case knows. What an authority would send it back for stands in the draft's `faults`; a draft with any is not filed. Sealed."),
        new("GET", $"{Report}/drafts", "listReportDrafts", "The versions of what is to be filed, with what is missing in each, by page.", "Oldest first; in words, and field by field where it was written so.") { HasETag = false },
        new("POST", $"{Report}/filing", "fileReport", "Somebody has filed a report.", "The platform files nothing by itself. Where a transaction waits for the authority's word, its clock starts."),
        new("POST", $"{Report}/consent", "recordAuthorityConsent", "The authority has said whether a transaction that waits may go ahead.", "Refused or suspended, it is barred for as long as the rules say at most."),
        new("POST", $"{Report}/answer", "recordAuthorityAnswer", "The authority has answered.", "A report that it sends back is to be filed again."),
        new("POST", $"{Root}/{{id}}/review", "reviewSuspicion", "Somebody has looked whether what was reported goes on.", "If it does, further reports are owed."),
    ];

    public override void Add(IHostApplicationBuilder host) =>
        host.Services.AddSingleton<CaseFields>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var suspicions = routes.MapGroup(Root).WithTags("suspicions").AddEndpointFilter<ResourceIds>().DisableHttpMetrics();
        suspicions.MapPost("/", RaiseAsync).Permit(Roles.Analyst, Roles.Mlro, Roles.SeniorManagement).Accepts<SuspicionRaiseBody>("application/json").Produces<SuspicionReceivedBody>(201)
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        suspicions.MapGet("/", ListAsync).Permit(Roles.Mlro).Produces<Page<SuspicionRowBody>>().ProducesProblem(400);
        suspicions.MapGet("/{id}", ReadAsync).Permit(Roles.Mlro).Produces<SuspicionBody>().ProducesProblem(404);
        suspicions.MapGet("/{id}/decisions", HistoryAsync).Permit(Roles.Mlro).Produces<DecisionPage>().ProducesProblem(404);
        Command<AssessmentBody>(suspicions, "/{id}/assessment", (body, checks) => body.Check(checks), (_, body) => new AssessSuspicion(body.Conclusion!, body.Ground, body.SuspectedAt, body.Reason!));
        Command<ApprovalBody>(suspicions, "/{id}/approvals", (body, checks) => body.Check(checks), (_, body) => new ReviewAssessment(body.Decision == "approve", body.Reason!));
        Command<ReportDraftBody>(suspicions, "/{id}/reports/{report}/drafts", (body, checks) => body.Check(checks), (report, body) => new DraftReport(report, body.Text!), 201);
        suspicions.MapPost("/{id}/reports/{report}/fields", FieldsAsync).Permit(Roles.Mlro).Accepts<ReportFieldsBody>("application/json").Produces<SuspicionBody>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        suspicions.MapGet("/{id}/reports/{report}/drafts", DraftsAsync).Permit(Roles.Mlro).Produces<Page<ReportDraftShownBody>>().ProducesProblem(400).ProducesProblem(404);
        Command<ReportFilingBody>(suspicions, "/{id}/reports/{report}/filing", (body, checks) => body.Check(checks), (report, body) => new FileReport(report, body.Draft, body.Form, body.FiledAt!.Value, body.Reference) { TransactionWaits = body.TransactionWaits });
        Command<ConsentBody>(suspicions, "/{id}/reports/{report}/consent", (body, checks) => body.Check(checks), (report, body) => new RecordConsent(report, body.Answer!, body.AnsweredAt!.Value, body.Reason!));
        Command<ReportAnswerBody>(suspicions, "/{id}/reports/{report}/answer", (body, checks) => body.Check(checks), (report, body) => new RecordAnswer(report, body.Answer == "acknowledged", body.AnsweredAt!.Value, body.Reference, body.Reason));
        Command<SuspicionReviewBody>(suspicions, "/{id}/review", (body, checks) => body.Check(checks), (_, body) => new ReviewSuspicion(body.Result == "continues", body.Reason!));
    }

    private static void Command<TBody>(RouteGroupBuilder suspicions, string path, Action<TBody, Checks> check, Func<string, TBody, SuspicionCommand> command, int status = 200)
        where TBody : class => suspicions
        .MapPost(path, (string id, HttpContext http, Commands commands, IGrainFactory grains, ReceiptDesk receipts) => commands.RunAsync<TBody, SuspicionView>(
            http, check, (body, envelope) => grains.GetGrain<ISuspicionGrain>(id).ExecuteAsync(command(http.GetRouteValue("report") as string ?? "", body), envelope),
            view => ShowAsync(view, receipts), view => view.Sequence))
        .Permit(Roles.Mlro).Accepts<TBody>("application/json").Produces<SuspicionBody>(status).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> RaiseAsync(HttpContext http, Commands commands, IGrainFactory grains, KeyedHashes hashes)
    {
        var answer = await commands.RunAsync<SuspicionRaiseBody, SuspicionView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => grains.GetGrain<ISuspicionGrain>(hashes.SuspicionId(envelope.By.Id, envelope.CommandId)).ExecuteAsync(
                new RaiseSuspicion(
                    body.Customer!, [.. (body.About ?? []).Select(about => $"{about.Kind}/{about.Id}").Distinct(StringComparer.Ordinal)], body.Ground ?? Grounds.Usual, body.DetectedAt, body.CarriedOutAt, body.Statement!),
                envelope),
            view => Task.FromResult<object>(new SuspicionReceivedBody(view.Id, "received")), view => view.Sequence);
        http.Response.Headers.Remove("ETag");
        return answer;
    }

    /// <summary>What the case knows is read for who may know of the suspicion alone; that it was read stands in the suspicion's own history, as the draft.</summary>
    private static Task<IResult> FieldsAsync(string id, string report, HttpContext http, Commands commands, IGrainFactory grains, ReceiptDesk receipts, CaseFields known) => commands.RunAsync<ReportFieldsBody, SuspicionView>(
        http, (body, checks) => body.Check(checks),
        async (body, envelope) => await grains.GetGrain<ISuspicionGrain>(id).ViewAsync(http.Caller()) is { } suspicion
            ? await grains.GetGrain<ISuspicionGrain>(id).ExecuteAsync(new DraftReportFields(report, await known.FillAsync(body, suspicion, http.RequestAborted)), envelope)
            : new Reply<SuspicionView>(404, null, Refusal.NotFound("There is no such suspicion.")),
        view => ShowAsync(view, receipts), view => view.Sequence);

    private static async Task<IResult> DraftsAsync(string id, string report, HttpContext http, IGrainFactory grains, string? after, string? limit) =>
        await grains.GetGrain<ISuspicionGrain>(id).DraftsAsync(http.Caller(), report) is { } drafts
            ? await Page.OfIds(drafts, draft => $"{draft.Version:d6}", Shown, after, limit)
            : NotFound();

    private static ReportDraftShownBody Shown(ReportDraftView draft) => new(
        draft.Report, draft.Version, draft.Form, draft.Text, draft.Fields is null ? null : CaseFields.Shown(draft.Fields), [.. draft.Faults.Select(fault => new ReportFaultBody(fault.Pointer, fault.Code, fault.Message))]);

    private static async Task<IResult> ListAsync(HttpContext http, Register<SuspicionCase> register, RuleBook rules, IClock clock, string? status, string? customer, string? jurisdiction, string? after, string? limit)
    {
        var caller = http.Caller();
        if (new Filters().Word("status", status, SuspicionCase.Statuses).Id("customer", customer).Jurisdiction(jurisdiction, rules.Library.Jurisdictions, caller).Refusal is { } refusal)
            return Problems.Of(refusal);
        var now = clock.GetCurrentInstant();
        var rows = (await register.AllAsync(http.RequestAborted)).Where(one => caller.MayActIn(one.State.Bound) && SuspicionUnit.MayKnow(caller, rules.Library.Rules(one.State.Bound, now))
            && (status is null || one.State.Status == status) && (customer is null || one.State.CustomerId == customer) && (jurisdiction is null || one.State.Bound.Contains(jurisdiction))).ToList();
        return await Page.OfIds(
            rows, one => one.Key,
            one => new SuspicionRowBody(one.Key, one.State.CustomerId, one.State.Status, one.State.Bound, one.State.RaisedAt, NextOf(one.State), one.Sequence), after, limit);
    }

    private static Instant? NextOf(SuspicionCase suspicion) => SuspicionWorkflow.Instance.Agenda(suspicion).Select(row => (Instant?)row.Due).Min();

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, ReceiptDesk receipts)
    {
        if (await grains.GetGrain<ISuspicionGrain>(id).ViewAsync(http.Caller()) is not { } view)
            return NotFound();
        http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        return Results.Json(await ShowAsync(view with { Decisions = await histories.NewestAsync($"suspicion/{id}", view.Sequence, http.Caller()) }, receipts), WireJson.Options);
    }

    private static async Task<IResult> HistoryAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, string? after, string? limit) =>
        grains.GetGrain<ISuspicionGrain>(id) is var grain && await grain.ViewAsync(http.Caller()) is { } view
            ? await histories.PageAsync($"suspicion/{id}", await grain.CountsAsync(), view.Jurisdictions[0], http.Caller(), after, limit)
            : NotFound();

    private static async Task<object> ShowAsync(SuspicionView view, ReceiptDesk receipts) => new SuspicionBody(
        view.Id, view.CustomerId, [.. view.About.Select(about => about.Split('/', 2)).Select(about => new SuspicionAboutBody(about[0], about[1]))], view.Ground, view.Jurisdictions, view.Status, view.Conclusion,
        view.RaisedAt, view.RaisedBy, view.DetectedAt, view.SuspectedAt, view.AssessBy, view.Needed,
        [.. view.Reports.Select(report => new SuspicionReportBody(report.Number, report.Jurisdiction, report.Kind, report.To, report.Form, report.ClockStarts, report.Due, report.Status, report.Drafts, report.FiledAt, report.Consent, report.ConsentUntil))],
        view.ReviewDue, [.. view.Texts.Select(text => new SuspicionTextBody(text.Sequence, text.What, text.Report, text.Text))], view.Sequence,
        await receipts.BodiesAsync($"suspicion/{view.Id}", view.Decisions, view.Jurisdictions[0]));

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such suspicion."));
}
