using ComplianceGrains.Api;
using ComplianceGrains.Api.Inquiries;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Inquiries;
using NodaTime;

namespace ComplianceGrains.Host.Inquiries;

/// <summary><c>/v1/inquiries</c>: what authorities ask of the firm, and until when it is answered.</summary>
internal sealed class InquiryEndpoints : Feature
{
    private static readonly string[] Readers = [Roles.Mlro, Roles.SeniorManagement, Roles.Auditor], Answering = [Roles.Mlro, Roles.SeniorManagement];

    public override OperationTag? Tag { get; } = new(7, "inquiries", "What authorities ask of the firm, until when, and what they were given.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", "/v1/inquiries", "recordInquiry", "Records what an authority asks for.", "From then on it is due: once its time is over without an answer, that is a decision too, again every week. Exports name it to answer it.") { HasLocation = true, Elsewhere = "422" },
        new("GET", "/v1/inquiries", "listInquiries", "All inquiries, by page.", "In the order of their ids, filtered by `status`, `late` and `jurisdiction`.") { HasETag = false, Elsewhere = "own" },
        new("GET", "/v1/inquiries/{id}", "readInquiry", "An inquiry with the exports that were asked for to answer it.", "Once closed, with what was given and when."),
        new("POST", "/v1/inquiries/{id}/closing", "closeInquiry", "Closes an inquiry with what was given and when.", "Each export must name the inquiry, be ready and have been fetched."),
    ];

    public override void Add(IHostApplicationBuilder host) =>
        host.Services.AddRegister<Inquiry>(InquiryWorkflow.Instance).AddSingleton<InquiryDesk>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var inquiries = routes.MapGroup("/v1/inquiries").WithTags("inquiries").AddEndpointFilter<ResourceIds>();
        inquiries.MapPost("/", RecordAsync).Permit(Answering).Accepts<InquiryRequestBody>("application/json").Produces<InquiryBody>(201).ProducesProblem(400).ProducesProblem(422);
        inquiries.MapGet("/", ListAsync).Permit(Readers).Produces<Page<InquiryRowBody>>().ProducesProblem(400);
        inquiries.MapGet("/{id}", ReadAsync).Permit(Readers).Produces<InquiryBody>().ProducesProblem(404);
        inquiries.MapPost("/{id}/closing", CloseAsync).Permit(Answering).Accepts<InquiryClosingRequestBody>("application/json").Produces<InquiryBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private static Task<IResult> RecordAsync(HttpContext http, Commands commands, IGrainFactory grains, KeyedHashes hashes, RuleBook rules, InquiryDesk desk) =>
        commands.RunAsync<InquiryRequestBody, InquiryView>(
            http, (body, checks) => body.Check(checks),
            async (body, envelope) => rules.Library.Jurisdictions.Contains(body.Jurisdiction!) && envelope.By.MayActIn([body.Jurisdiction!])
                ? await grains.GetGrain<IInquiryGrain>(hashes.InquiryId(envelope.By.Id, envelope.CommandId)).ExecuteAsync(
                    new RecordInquiry(body.Jurisdiction!, body.Reference!, body.Authority!, body.Question!, body.From, body.To, body.ReceivedAt!.Value, body.DueAt!.Value), envelope)
                : new Reply<InquiryView>(422, null, Refusal.Rule(
                    "There is no such jurisdiction.", new FieldError("/jurisdiction", "unknown", "Use a jurisdiction that has a pack and that you may act in."))),
            view => desk.ShowAsync(view, http.RequestAborted), view => view.Sequence, view => $"/v1/inquiries/{view.Id}");

    private static Task<IResult> CloseAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, InquiryDesk desk) =>
        commands.RunAsync<InquiryClosingRequestBody, InquiryView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => grains.GetGrain<IInquiryGrain>(id).ExecuteAsync(
                new CloseInquiry(body.Outcome!, [.. (body.Exports ?? []).Distinct()], body.Given!, body.GivenAt!.Value), envelope),
            view => desk.ShowAsync(view, http.RequestAborted), view => view.Sequence);

    private static async Task<IResult> ListAsync(
        HttpContext http, Register<Inquiry> inquiries, Register<Export> exports, RuleBook rules, IClock clock, string? status, string? late, string? jurisdiction, string? after, string? limit)
    {
        var (caller, now) = (http.Caller(), clock.GetCurrentInstant());
        if (new Filters().Word("status", status, Inquiry.Statuses).Word("late", late, ["true", "false"]).Jurisdiction(jurisdiction, rules.Library.Jurisdictions, caller).Refusal is { } refusal)
            return Problems.Of(refusal);
        var rows = (await inquiries.AllAsync(http.RequestAborted)).Where(one => caller.MayActIn([one.State.Asked.Jurisdiction])
            && (status is null || one.State.Status == status) && (late is null || one.State.IsLate(now) == (late == "true"))
            && (jurisdiction is null || one.State.Asked.Jurisdiction == jurisdiction)).ToList();
        var answers = (await exports.AllAsync(http.RequestAborted)).Where(one => one.State.Request.Inquiry is not null).CountBy(one => one.State.Request.Inquiry!).ToDictionary(StringComparer.Ordinal);
        return await Page.OfIds(
            rows, one => one.Key,
            one => new InquiryRowBody(
                one.Key, one.State.Status, one.State.Asked.Jurisdiction, one.State.Asked.Reference, one.State.Asked.ReceivedAt, one.State.Asked.DueAt, one.State.IsLate(now),
                answers.GetValueOrDefault(one.Key), one.Sequence),
            after, limit);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, InquiryDesk desk)
    {
        if (await grains.GetGrain<IInquiryGrain>(id).ViewAsync() is not { } view || !http.Caller().MayActIn([view.Asked.Jurisdiction]))
            return Problems.Of(Refusal.NotFound("There is no such inquiry."));
        http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        var newest = await histories.NewestAsync($"inquiry/{id}", view.Sequence, http.Caller());
        return Results.Json(await desk.ShowAsync(view with { Decisions = newest }, http.RequestAborted), WireJson.Options);
    }
}
