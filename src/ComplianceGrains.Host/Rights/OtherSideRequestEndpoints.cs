using ComplianceGrains.Api;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Readings;
using ComplianceGrains.Host.Transfers;
using ComplianceGrains.Workflows.Readings;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;

namespace ComplianceGrains.Host.Rights;

/// <summary><c>/v1/customers/{id}/transfers/{transfer}/data-requests</c>: what whoever is on the other side of a transfer asks for about their data in it.</summary>
internal sealed class OtherSideRequestEndpoints : Feature
{
    private const string Root = "/v1/customers/{id}/transfers/{transfer}/data-requests";

    private static readonly RequestRoutes<OtherSide> Routes = new(
        Refusal.NotFound("There is no such transfer."), FindAsync, RunAsync, side => side.Of.DataRequests, side => side.All.Sequence);

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", Root, "readOtherSideDataRequests", "What whoever is on the other side of a transfer asked for about their data.", "Open and answered, in the order in which it came.") { HasETag = false },
        new("POST", Root, "receiveOtherSideDataRequest", "Whoever is on the other side of a transfer asks for something about their data in it.", "As a customer does, with the same time; the customer is not asked. `erasure` is answered at once: what is held of them goes with the customer's transfers."),
        new("GET", $"{Root}/{{request}}/copy", "readOtherSideAccessCopy", "The copy for whoever is on the other side of a transfer and asked for access.", "What was stated of them and the transfer itself, as JSON or with `form=html` as a page to print. Who the customer is, and what people looked at, is not in it. Each making is recorded as a reading about the customer, with the transfer before the request in `case`.") { HasETag = false },
        new("POST", $"{Root}/{{request}}/extension", "extendOtherSideDataRequest", "The answer takes longer.", "Once, before it is due, and by what the packs allow; `409` where they allow nothing."),
        new("POST", $"{Root}/{{request}}/answer", "answerOtherSideDataRequest", "A person answers.", "A correction that is granted gives in `person` what was wrong, as it is right: it is stated so, and a transfer that is not over is assessed by it at once."),
    ];

    public override void Map(IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup(Root).WithTags("transfers").AddEndpointFilter<ResourceIds>();
        Routes.Map<OtherSideRequestAnswerBody>(
            requests, (body, checks) => body.Check(checks),
            (body, request) => new Answer(new AnswerDataRequest(request, body.Decision == "approve", body.Reason!), TransferEndpoints.Person(body.Person)));
        requests.MapGet("/{request}/copy", CopyAsync).Permit(RequestRoutes<OtherSide>.Answerers).Produces<AccessCopyBody>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Reply<OtherSide>> RunAsync(HttpContext http, IGrainFactory grains, IDataRequestCommand command, Envelope envelope)
    {
        var (id, transfer) = NamesOf(http);
        var reply = await grains.GetGrain<ITransfersGrain>(id).ExecuteAsync(
            command is Answer answer ? new OtherSideDataRequest(transfer, answer.Given, answer.Right) : new OtherSideDataRequest(transfer, command), envelope);
        return new(reply.Status, reply.View is { } view ? Of(view, transfer) : null, reply.Refusal);
    }

    /// <summary>What is held is opened, and its reading recorded, before anything of it leaves.</summary>
    private static async Task<IResult> CopyAsync(string id, string transfer, string request, HttpContext http, IGrainFactory grains, DecisionReader reader, ReadingDesk readings, AccessCopyDesk copies, string? form)
    {
        if (new Filters().Word("form", form, ["json", "html"]).Refusal is { } wrong)
            return Problems.Of(wrong);
        if (await FindAsync(http, grains) is not { } side || await grains.GetGrain<ICustomerGrain>(id).ViewAsync() is not { } customer)
            return Problems.Of(Routes.Nobody);
        var (asked, none) = Routes.AccessOf(side, request);
        if (none is not null)
            return Problems.Of(none);
        if (side.Of.DataStated is not { } sequence || (await reader.WholeIfThereAsync<TravelRuleDataStated>($"{TransfersWorkflow.Instance.Type}/{id}", sequence, http.RequestAborted))?.Person is not { } person)
            return Problems.Of(Refusal.State("Nothing is held of who is on the other side, or it is destroyed."));
        var shown = ShownFields.Whole(person);
        var reply = await readings.RecordAsync($"customer/{id}", new OpenFields(Purposes.DataRequest, $"{transfer}/{asked!.Id}", shown.Opened, null), http.Caller(), $"copy/{Guid.NewGuid():N}");
        if (reply.Refusal is { } refusal)
            return Problems.Of(refusal);
        var copy = await copies.OfOtherSideAsync(customer, side.All, side.Of, shown, http.RequestAborted);
        return form == "html" ? Results.Content(AccessCopyPage.Of(copy), "text/html; charset=utf-8") : Results.Json(copy, WireJson.Options);
    }

    private static (string Customer, string Transfer) NamesOf(HttpContext http) => ((string)http.GetRouteValue("id")!, (string)http.GetRouteValue("transfer")!);

    private static async Task<OtherSide?> FindAsync(HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ITransfersGrain>(NamesOf(http).Customer).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions) ? Of(view, NamesOf(http).Transfer) : null;

    private static OtherSide? Of(TransfersView view, string transfer) => view.Transfers.FirstOrDefault(one => one.Id == transfer) is { } found ? new OtherSide(view, found) : null;

    /// <summary>One transfer among all of the customer's.</summary>
    private sealed record OtherSide(TransfersView All, TransferView Of);

    /// <summary>An answer with what is right of who is on the other side.</summary>
    private sealed record Answer(AnswerDataRequest Given, TransferPerson? Right) : IDataRequestCommand;
}
