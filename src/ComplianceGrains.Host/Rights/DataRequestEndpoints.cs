using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Host.Rights;

/// <summary><c>/v1/customers/{id}/data-requests</c>: what a person asks for about their data, with its clock and its answer.</summary>
internal sealed class DataRequestEndpoints : Feature
{
    private const string Root = "/v1/customers/{id}/data-requests";

    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", Root, "readDataRequests", "What a person asked for about their data.", "Open and answered, in the order in which it came.") { HasETag = false },
        new("POST", Root, "receiveDataRequest", "A person asks for something about their data.", "`access` and `rectification` wait for a person until the time that the packs give. `erasure` is answered at once by the rules of retention: `kept` with the law that keeps each class, and from then on the records go as soon as nothing keeps them; never sooner."),
        new("GET", $"{Root}/{{request}}/copy", "readAccessCopy", "The copy for a person who asked for access.", "Everything that is held and may be told, as JSON or with `form=html` as a page to print. Nothing of screening, exceptions, ratings or orders is in it, so that it is the same whatever is thought of somebody. Each making is recorded as a reading.") { HasETag = false },
        new("POST", $"{Root}/{{request}}/extension", "extendDataRequest", "The answer takes longer.", "Once, before it is due, and by what the packs allow; `409` where they allow nothing."),
        new("POST", $"{Root}/{{request}}/answer", "answerDataRequest", "A person answers.", "A correction that is granted gives in `data`, of a legal entity in `legalEntity`, what was wrong, as it is right: from then on the customer is found, screened and shown so, and what was given before stays as evidence for as long as the rest."),
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<CopiedTransfers>().AddSingleton<AccessCopyDesk>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup(Root).WithTags("customers").AddEndpointFilter<ResourceIds>();
        requests.MapGet("/", async (string id, HttpContext http, IGrainFactory grains, string? after, string? limit) =>
            await FindAsync(id, http, grains) is { } customer
                ? await Page.OfIds([.. customer.DataRequests.Index()], one => $"{one.Index:d6}", one => Shown(one.Item), after, limit)
                : NotFound()).Permit(Readers).Produces<Page<DataRequestBody>>().ProducesProblem(404);
        Command<DataRequestOrderBody>(requests, "/", 201, (body, checks) => body.Check(checks), (body, _) => new ReceiveDataRequest(body.Right!, body.ReceivedAt, body.Reason!), (view, _) => view.DataRequests is [.., var last] ? last : null);
        requests.MapGet("/{request}/copy", CopyAsync).Permit(Roles.Analyst, Roles.Mlro).Produces<AccessCopyBody>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        Command<ReasonBody>(requests, "/{request}/extension", 200, (body, checks) => body.Check(checks), (body, request) => new ExtendDataRequest(request, body.Reason!), Named);
        Command<DataRequestAnswerBody>(
            requests, "/{request}/answer", 200, Check,
            (body, request) => new AnswerDataRequest(request, body.Decision == "approve", body.Reason!, body.Data is { } data ? Applicant.Of(data) : null, body.LegalEntity is { } entity ? Applicant.Of(entity) : null), Named);
    }

    private static void Command<TBody>(
        RouteGroupBuilder group, string path, int status, Action<TBody, Checks> check, Func<TBody, string, CustomerCommand> command,
        Func<CustomerView, string, DataRequestView?> answer)
        where TBody : class => group
        .MapPost(path, (string id, HttpContext http, Commands commands, IGrainFactory grains) => commands.RunAsync<TBody, CustomerView>(
            http, check,
            async (body, envelope) => Known(await grains.GetGrain<ICustomerGrain>(id).ExecuteAsync(command(body, RequestOf(http)), envelope), view => answer(view, RequestOf(http))),
            view => Task.FromResult<object>(Shown(answer(view, RequestOf(http))!)), view => view.Sequence))
        .Permit(Roles.Analyst, Roles.Mlro).Accepts<TBody>("application/json").Produces<DataRequestBody>(status)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static string RequestOf(HttpContext http) => http.GetRouteValue("request") as string ?? "";

    private static DataRequestView? Named(CustomerView view, string request) => view.DataRequests.FirstOrDefault(one => one.Id == request);

    /// <summary>A command that is repeated after the records are gone has no request left to show.</summary>
    private static Reply<CustomerView> Known(Reply<CustomerView> reply, Func<CustomerView, DataRequestView?> answer) => reply.View is { } view && answer(view) is null
        ? new(409, null, Refusal.State("What this command did is destroyed with the records that it was about."))
        : reply;

    private static void Check(DataRequestAnswerBody body, Checks checks)
    {
        checks.OneOf("/decision", body.Decision, HumanDecisionChecks.Words);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        if (body.Data is { } data)
            CustomerChecks.Check(data, checks);
        if (body.LegalEntity is { } entity)
            EntityChecks.CheckCorrection(entity, checks);
    }

    /// <summary>What is held is opened, and its reading recorded, before anything of it leaves.</summary>
    private static async Task<IResult> CopyAsync(
        string id, string request, HttpContext http, IGrainFactory grains, Profiles profiles, ReadingDesk readings, AccessCopyDesk copies, string? form)
    {
        if (new Filters().Word("form", form, ["json", "html"]).Refusal is { } wrong)
            return Problems.Of(wrong);
        if (await FindAsync(id, http, grains) is not { } customer)
            return NotFound();
        if (Named(customer, request) is not { Right: DataRights.Access } asked)
            return Problems.Of(Refusal.State("A copy is made for a request for access, and this is none."));
        if (asked.Outcome == DataRights.Refused)
            return Problems.Of(Refusal.State("The request was refused."));
        if (await profiles.OfAsync(id) is not { } stored)
            return Problems.Of(Refusal.State("Retention is over: what was held is destroyed."));
        var shown = ShownFields.InFull(stored);
        var reply = await readings.RecordAsync($"customer/{id}", new OpenFields(Purposes.DataRequest, request, shown.Opened, null), http.Caller(), $"copy/{Guid.NewGuid():N}");
        if (reply.Refusal is { } refusal)
            return Problems.Of(refusal);
        var copy = await copies.OfAsync(customer, shown, http.RequestAborted);
        return form == "html" ? Results.Content(AccessCopyPage.Of(copy), "text/html; charset=utf-8") : Results.Json(copy, WireJson.Options);
    }

    private static async Task<CustomerView?> FindAsync(string id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ICustomerGrain>(id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such customer."));

    internal static DataRequestBody Shown(DataRequestView request) => new(
        request.Id, request.Right, request switch { { Outcome: not null } => "answered", { IsOverdue: true } => "overdue", _ => "open" }, request.Outcome,
        request.ReceivedAt, request.Due, request.IsExtended, request.AnsweredAt);
}
