using ComplianceGrains.Api;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Grains.Transfers;
using ComplianceGrains.Host.Counterparties;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Workflows.Readings;

namespace ComplianceGrains.Host.Rights;

/// <summary><c>/v1/counterparties/{id}/data-requests</c>: what a provider on the other side asks for about the data that are held of it and its people.</summary>
internal sealed class CounterpartyRequestEndpoints : Feature
{
    private const string Root = "/v1/counterparties/{id}/data-requests";

    private static readonly RequestRoutes<CounterpartyView> Routes = new(
        Refusal.NotFound("There is no such provider in the register."), FindAsync,
        (http, grains, command, envelope) => grains.GetGrain<ICounterpartyGrain>(IdOf(http)).ExecuteAsync(new CounterpartyDataRequest(command), envelope),
        view => view.DataRequests, view => view.Sequence);

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", Root, "readCounterpartyDataRequests", "What a provider asked for about the data that are held of it.", "Open and answered, in the order in which it came.") { HasETag = false },
        new("POST", Root, "receiveCounterpartyDataRequest", "A provider, or somebody whose business it is, asks for something about the data that are held of it.", "As a customer does, with the same time. `erasure` is answered at once: what is known of it is due diligence, and is kept while it stands in the register."),
        new("GET", $"{Root}/{{request}}/copy", "readCounterpartyAccessCopy", "The copy for a provider that asked for access.", "By what it is known, as it was registered or put right, as JSON or with `form=html` as a page to print. Nothing of what people found, of screening or of whose transfers name it is in it. Each making is recorded as a reading about the provider.") { HasETag = false },
        new("POST", $"{Root}/{{request}}/extension", "extendCounterpartyDataRequest", "The answer takes longer.", "Once, before it is due, and by what the packs allow; `409` where they allow nothing."),
        new("POST", $"{Root}/{{request}}/answer", "answerCounterpartyDataRequest", "A person answers.", "A correction that is granted gives in `provider` what was wrong, as it is right: from then on the provider is found and screened so."),
    ];

    public override void Map(IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup(Root).WithTags("counterparties").AddEndpointFilter<ResourceIds>();
        Routes.Map<CounterpartyRequestAnswerBody>(
            requests, (body, checks) => body.Check(checks),
            (body, request) => new AnswerDataRequest(request, body.Decision == "approve", body.Reason!)
            {
                Provider = body.Provider is { } right
                    ? new ProviderFields(right.Name, right.OtherNames, right.Country, right.Lei, right.RegistrationNumber, Applicant.Of(right.Address), right.TravelAddress)
                    : null,
            });
        requests.MapGet("/{request}/copy", CopyAsync).Permit(RequestRoutes<CounterpartyView>.Answerers)
            .Produces<AccessCopyBody>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    /// <summary>What is held is opened, and its reading recorded, before anything of it leaves.</summary>
    private static async Task<IResult> CopyAsync(
        string id, string request, HttpContext http, IGrainFactory grains, CounterpartyProfiles profiles, ReadingDesk readings, AccessCopyDesk copies, string? form)
    {
        if (new Filters().Word("form", form, ["json", "html"]).Refusal is { } wrong)
            return Problems.Of(wrong);
        if (await FindAsync(http, grains) is not { } view)
            return Problems.Of(Routes.Nobody);
        var (asked, none) = Routes.AccessOf(view, request);
        if (none is not null)
            return Problems.Of(none);
        if (await profiles.OfAsync(id, mayBeCorrected: true, http.RequestAborted) is not { } held)
            return Problems.Of(Refusal.State("What was held is destroyed."));
        var shown = ShownFields.Whole(held);
        var reply = await readings.RecordAsync($"counterparty/{id}", new OpenFields(Purposes.DataRequest, asked!.Id, shown.Opened, null), http.Caller(), $"copy/{Guid.NewGuid():N}");
        if (reply.Refusal is { } refusal)
            return Problems.Of(refusal);
        var copy = copies.OfCounterparty(view, shown);
        return form == "html" ? Results.Content(AccessCopyPage.Of(copy), "text/html; charset=utf-8") : Results.Json(copy, WireJson.Options);
    }

    private static string IdOf(HttpContext http) => (string)http.GetRouteValue("id")!;

    private static async Task<CounterpartyView?> FindAsync(HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ICounterpartyGrain>(IdOf(http)).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? view : null;
}
