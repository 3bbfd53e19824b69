using ComplianceGrains.Api;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Parties;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Parties;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Host.Rights;

/// <summary><c>/v1/customers/{id}/parties/{party}/data-requests</c>: what somebody who is related to a customer asks for about their own data.</summary>
internal sealed class PartyRequestEndpoints : Feature
{
    private const string Root = "/v1/customers/{id}/parties/{party}/data-requests";

    private static readonly RequestRoutes<PartyView> Routes = new(
        Refusal.NotFound("There is no such related party."), FindAsync,
        (http, grains, command, envelope) => PartyOf(http) is { } key
            ? grains.GetGrain<IPartyGrain>(key).ExecuteAsync(new PartyDataRequest(command), envelope)
            : Task.FromResult(new Reply<PartyView>(404, null, Refusal.NotFound("There is no such related party."))),
        view => view.DataRequests, view => view.Sequence);

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", Root, "readPartyDataRequests", "What somebody who is related to a customer asked for about their data.", "Open and answered, in the order in which it came.") { HasETag = false },
        new("POST", Root, "receivePartyDataRequest", "Somebody who is related to a customer asks for something about their own data.", "As a customer does, with the same time; the customer is not asked. `erasure` is answered at once: what is known of them is kept for the customer's sake, as long as the customer's records, and goes with them."),
        new("GET", $"{Root}/{{request}}/copy", "readPartyAccessCopy", "The copy for somebody who is related to a customer and asked for access.", "What was said of them, what they are to the customer, and the decisions that they may know of, as JSON or with `form=html` as a page to print. Nothing that the customer gave of itself or of others is in it, and nothing of screening, exceptions or ratings. Each making is recorded as a reading about the customer, with the party before the request in `case`.") { HasETag = false },
        new("POST", $"{Root}/{{request}}/extension", "extendPartyDataRequest", "The answer takes longer.", "Once, before it is due, and by what the packs allow; `409` where they allow nothing."),
        new("POST", $"{Root}/{{request}}/answer", "answerPartyDataRequest", "A person answers.", "A correction that is granted gives in `data`, of a legal entity in `legalEntity`, what was wrong, as it is right: from then on the party is found and screened so, and the customer hears how it stands."),
    ];

    public override void Map(IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup(Root).WithTags("customers").AddEndpointFilter<ResourceIds>();
        Routes.Map<PartyRequestAnswerBody>(
            requests, (body, checks) => body.Check(checks),
            (body, request) => new AnswerDataRequest(
                request, body.Decision == "approve", body.Reason!, body.Data is { } data ? Stated.Of(data) : null, body.LegalEntity is { } entity ? Stated.Of(entity) : null));
        requests.MapGet("/{request}/copy", CopyAsync).Permit(RequestRoutes<PartyView>.Answerers).Produces<AccessCopyBody>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    /// <summary>What is held is opened, and its reading recorded, before anything of it leaves.</summary>
    private static async Task<IResult> CopyAsync(
        string id, string party, string request, HttpContext http, IGrainFactory grains, PartyProfiles profiles, ReadingDesk readings, AccessCopyDesk copies, string? form)
    {
        if (new Filters().Word("form", form, ["json", "html"]).Refusal is { } wrong)
            return Problems.Of(wrong);
        if (await FindAsync(http, grains) is not { } view || await grains.GetGrain<ICustomerGrain>(id).ViewAsync() is not { } customer)
            return Problems.Of(Routes.Nobody);
        var (asked, none) = Routes.AccessOf(view, request);
        if (none is not null)
            return Problems.Of(none);
        if (IsRestricted(customer, view) && http.Caller().Role != Roles.Mlro)
            return Problems.Of(Refusal.Forbidden("The person has asked for erasure, and only the law still keeps the records: the reporting officer opens them."));
        if (await profiles.OfAsync(id, party, http.RequestAborted) is not { } stored)
            return Problems.Of(Refusal.State("Retention is over: what was held is destroyed."));
        var shown = ShownFields.InFull(stored);
        var reply = await readings.RecordAsync($"customer/{id}", new OpenFields(Purposes.DataRequest, $"{party}/{asked!.Id}", shown.Opened, null), http.Caller(), $"copy/{Guid.NewGuid():N}");
        if (reply.Refusal is { } refusal)
            return Problems.Of(refusal);
        var copy = await copies.OfPartyAsync(customer, view, shown, http.RequestAborted);
        return form == "html" ? Results.Content(AccessCopyPage.Of(copy), "text/html; charset=utf-8") : Results.Json(copy, WireJson.Options);
    }

    /// <summary>As of a customer: once only law keeps the records, and they are wanted gone.</summary>
    private static bool IsRestricted(CustomerView customer, PartyView party) =>
        customer.Outcome is CustomerOutcome.Refused or CustomerOutcome.Exited && party.DataRequests.Any(request => request.Right == DataRights.Erasure);

    private static string? PartyOf(HttpContext http) =>
        http.GetRouteValue("party") is string party && Checks.IsIdentifier(party) ? PartyIds.Key((string)http.GetRouteValue("id")!, party) : null;

    private static async Task<PartyView?> FindAsync(HttpContext http, IGrainFactory grains) =>
        PartyOf(http) is { } key && await grains.GetGrain<IPartyGrain>(key).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;
}
