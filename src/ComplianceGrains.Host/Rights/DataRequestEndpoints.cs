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

namespace ComplianceGrains.Host.Rights;

/// <summary><c>/v1/customers/{id}/data-requests</c>: what a person asks for about their data, with its clock and its answer.</summary>
internal sealed class DataRequestEndpoints : Feature
{
    private const string Root = "/v1/customers/{id}/data-requests";

    private static readonly RequestRoutes<CustomerView> Routes = new(
        Refusal.NotFound("There is no such customer."), FindAsync,
        (http, grains, command, envelope) => grains.GetGrain<ICustomerGrain>(IdOf(http)).ExecuteAsync((CustomerCommand)command, envelope), view => view.DataRequests, view => view.Sequence);

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
        Routes.Map<DataRequestAnswerBody>(
            requests, Check,
            (body, request) => new AnswerDataRequest(request, body.Decision == "approve", body.Reason!, body.Data is { } data ? Applicant.Of(data) : null, body.LegalEntity is { } entity ? Applicant.Of(entity) : null));
        requests.MapGet("/{request}/copy", CopyAsync).Permit(RequestRoutes<CustomerView>.Answerers).Produces<AccessCopyBody>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

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
        if (await FindAsync(http, grains) is not { } customer)
            return Problems.Of(Routes.Nobody);
        if (Routes.AccessOf(customer, request).Refusal is { } none)
            return Problems.Of(none);
        if (await profiles.OfAsync(id) is not { } stored)
            return Problems.Of(Refusal.State("Retention is over: what was held is destroyed."));
        var shown = ShownFields.InFull(stored);
        var reply = await readings.RecordAsync($"customer/{id}", new OpenFields(Purposes.DataRequest, request, shown.Opened, null), http.Caller(), $"copy/{Guid.NewGuid():N}");
        if (reply.Refusal is { } refusal)
            return Problems.Of(refusal);
        var copy = await copies.OfAsync(customer, shown, http.RequestAborted);
        return form == "html" ? Results.Content(AccessCopyPage.Of(copy), "text/html; charset=utf-8") : Results.Json(copy, WireJson.Options);
    }

    private static string IdOf(HttpContext http) => (string)http.GetRouteValue("id")!;

    private static async Task<CustomerView?> FindAsync(HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ICustomerGrain>(IdOf(http)).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;

    internal static DataRequestBody Shown(DataRequestView request) => new(
        request.Id, request.Right, request switch { { Outcome: not null } => "answered", { IsOverdue: true } => "overdue", _ => "open" }, request.Outcome,
        request.ReceivedAt, request.Due, request.IsExtended, request.AnsweredAt);
}
