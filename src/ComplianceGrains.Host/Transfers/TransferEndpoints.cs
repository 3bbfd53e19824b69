using System.Globalization;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Transfers;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Transfers;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Exchanges;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Transfers;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Transfers;

/// <summary><c>/v1/wallet-approvals/{id}/transfers</c> and <c>/v1/customers/{id}/transfers</c>.</summary>
internal sealed class TransferEndpoints : Feature
{
    private const string Transfers = "/v1/customers/{id}/transfers";

    private static readonly string[] Readers = [Roles.ProductService, Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    private static readonly string[] Writers = [Roles.ProductService, Roles.Analyst, Roles.Mlro];

    public override OperationTag? Tag { get; } = new(3, "transfers", "What customers send and receive.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", "/v1/wallet-approvals/{id}/transfers", "requestTransfer", "A customer wants to send over a wallet, or has received.", "`status` says whether it may happen, `travelRule.status` where the data are that travel with it, `missing` what is not there. What is not known holds. `422`: an asset that nobody knows, more decimals than it has, or no valid address of its chain.") { HasLocation = true },
        new("GET", "/v1/wallet-approvals/{id}/travel-address", "readTravelAddress", "Where another provider asks whether what it wants to send to a wallet is taken.", "The customer gives it to whoever is to send. `409` where no provider is told anything.") { HasETag = false },
        new("GET", Transfers, "listTransfers", "A customer's transfers, by page.", "In the order of their ids. Holds neither addresses nor who is on the other side.") { HasETag = false },
        new("GET", $"{Transfers}/{{transfer}}", "readTransfer", "A transfer as it is now.", "The ETag is that of all of the customer's transfers: they are decided one after the other."),
        new("POST", $"{Transfers}/{{transfer}}/travel-rule-data", "stateTravelRuleData", "What was missing about the other side is known.", "It is assessed again at once."),
        new("POST", $"{Transfers}/{{transfer}}/completion", "completeTransfer", "An allowed transfer is on the chain.", "`409` for one that is held."),
        new("POST", $"{Transfers}/{{transfer}}/return", "returnTransfer", "What came in was sent back.", "Of an incoming transfer that is held, allowed or refused. `409` for an outgoing one."),
        new("POST", $"{Transfers}/{{transfer}}/cancellation", "cancelTransfer", "A transfer will not happen.", "Nobody has to look at it any more."),
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddChecked<TransfersOptions>().AddSingleton<IValidateOptions<TransfersOptions>, KnownAssetKinds>()
        .AddSingleton<TransferProjection>().AddSingleton<TransfersThen>().AddSingleton<IDemoAct, TransferAct>()
        .AddRegister<CustomerTransfers>(TransfersWorkflow.Instance).AddSingleton<OtherSides>().AddSingleton<ISubjectIndex>(provider => provider.GetRequiredService<OtherSides>())
        .AddSingleton<AddressUses>().AddSingleton<ISubjectIndex>(provider => provider.GetRequiredService<AddressUses>()).AddHostedService<AddressWatch>()
        .AddSingleton(provider => provider.GetRequiredService<IOptions<TransfersOptions>>().Value.ToAssets())
        .AddSingleton(provider => provider.GetRequiredService<IOptions<TransfersOptions>>().Value.ToRates())
        .AddSingleton(provider => provider.GetRequiredService<IOptions<TransfersOptions>>().Value.ToTerms() with { AnswerWithin = provider.GetRequiredService<IOptions<ExchangeOptions>>().Value.AnswerWithin });

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/v1/wallet-approvals/{id}/transfers").WithTags("transfers").AddEndpointFilter<ResourceIds>().MapPost("/", RequestAsync).Permit(Writers)
            .Accepts<TransferRequestBody>("application/json").Produces<TransferBody>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        routes.MapGroup("/v1/wallet-approvals/{id}/travel-address").WithTags("transfers").AddEndpointFilter<ResourceIds>().MapGet("/", TravelAddressAsync).Permit(Writers)
            .Produces<TravelAddressBody>().ProducesProblem(404).ProducesProblem(409);
        var transfers = routes.MapGroup(Transfers).WithTags("transfers").AddEndpointFilter<ResourceIds>();
        transfers.MapGet("/", ListAsync).Permit(Readers).Produces<Page<TransferRowBody>>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(410);
        transfers.MapGet("/{transfer}", ReadAsync).Permit(Readers).Produces<TransferBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(410);
        Command<TravelRuleDataBody>(transfers, "travel-rule-data", (body, checks) => body.Check(checks), (id, body) => new StateTravelRuleData(id, body.Kind, Vasp(body.Vasp), Person(body.Originator ?? body.Beneficiary), body.Originator is not null ? "originator" : body.Beneficiary is not null ? "beneficiary" : null));
        Command<CompletionBody>(transfers, "completion", (body, checks) => body.Check(checks), (id, body) => new CompleteTransfer(id, body.Transaction!.Hash!, body.OccurredAt));
        Command<CompletionBody>(transfers, "return", (body, checks) => body.Check(checks), (id, body) => new ReturnTransfer(id, body.Transaction!.Hash!, body.OccurredAt));
        Command<ReasonBody>(transfers, "cancellation", (body, checks) => body.Check(checks), (id, body) => new CancelTransfer(id, body.Reason!));
    }

    /// <summary>Whose wallet it is says whose transfer it is; what is given is read before anybody is asked.</summary>
    private static Task<IResult> RequestAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, AssetTable assets, TransferProjection projection)
    {
        var transfer = "";
        return commands.RunAsync<TransferRequestBody, TransfersView>(
            http, (body, checks) => body.Check(checks),
            async (body, envelope) =>
            {
                transfer = body.Id!;
                if (await grains.GetGrain<IWalletApprovalGrain>(id).ViewAsync() is not { } wallet || !http.Caller().MayActIn(wallet.Jurisdictions))
                    return Refused(Refusal.NotFound("There is no such wallet approval."));
                return TransferIntake.Read(body.Asset!, body.Amount!, body.Counterparty!.Address!, assets) is { Account: { } account } intake
                    ? await grains.GetGrain<ITransfersGrain>(wallet.CustomerId).ExecuteAsync(Request(id, body, new TransferCounterparty(
                        body.Counterparty.Kind!, account.ChainId!, account.Address!.Text, body.Counterparty.Memo, Vasp(body.Counterparty.Vasp))), envelope)
                    : Refused(TransferIntake.Read(body.Asset!, body.Amount!, body.Counterparty.Address!, assets).Refusal!);
            },
            view => projection.ShowAsync(view, transfer, http.Caller()), view => view.Sequence, view => $"/v1/customers/{view.CustomerId}/transfers/{transfer}");
    }

    private static async Task<IResult> TravelAddressAsync(string id, HttpContext http, IGrainFactory grains, ExchangeDesk exchanges)
    {
        if (await grains.GetGrain<IWalletApprovalGrain>(id).ViewAsync() is not { } wallet || !http.Caller().MayActIn(wallet.Jurisdictions))
            return Problems.Of(Refusal.NotFound("There is no such wallet approval."));
        return exchanges.TravelAddressOf(wallet.CustomerId, id) is { } address
            ? Results.Json(new TravelAddressBody(address), WireJson.Options)
            : Problems.Of(Refusal.State("This host exchanges nothing with other providers: Exchange:Url is not set."));
    }

    private static Reply<TransfersView> Refused(Refusal refusal) => new(refusal.Status, null, refusal);

    private static RequestTransfer Request(string wallet, TransferRequestBody body, TransferCounterparty other) => new(
        body.Id!, wallet, body.Direction!, body.Asset!, Number(body.Amount!),
        body.Value is { } value ? new TransferValue(Number(value.Amount!), value.Currency!, value.RateSource!, value.RatedAt!.Value) : null,
        other, Person(body.Originator ?? body.Beneficiary), body.Transaction?.Hash);

    private static TransferVasp? Vasp(VaspBody? vasp) => vasp is null ? null : new(vasp.Name!, vasp.Country!, vasp.Lei, vasp.TravelAddress, vasp.Id);

    /// <summary>Who is on the other side, as it came.</summary>
    internal static TransferPerson? Person(TransferPersonBody? person) => person is null ? null : new(
        person.Kind!, person.Name, Applicant.Of(person.Address), person.Country, person.DateOfBirth, person.PlaceOfBirth, person.AccountNumber, person.CustomerId, person.DocumentNumber, person.UniqueId,
        person.TaxNumber, person.LegalEntityIdentifier);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static void Command<TBody>(RouteGroupBuilder transfers, string name, Action<TBody, Checks> check, Func<string, TBody, TransferCommand> command)
        where TBody : class => transfers
        .MapPost($"/{{transfer}}/{name}", async (string id, string transfer, HttpContext http, Commands commands, IGrainFactory grains, TransferProjection projection) => Checks.IsIdentifier(transfer)
            ? await commands.RunAsync<TBody, TransfersView>(
                http, check, (body, envelope) => grains.GetGrain<ITransfersGrain>(id).ExecuteAsync(command(transfer, body), envelope),
                view => projection.ShowAsync(view, transfer, http.Caller()), view => view.Sequence)
            : NotFound())
        .Permit(Writers).Accepts<TBody>("application/json").Produces<TransferBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> ListAsync(string id, HttpContext http, IGrainFactory grains, TransfersThen then, string? after, string? limit, string? asOf)
    {
        if (await grains.GetGrain<ICustomerGrain>(id).ViewAsync() is not { } customer || !http.Caller().MayActIn(customer.Jurisdictions))
            return Problems.Of(Refusal.NotFound("There is no such customer."));
        var (view, refusal) = await then.OfAsync(id, asOf, http.Caller(), http.RequestAborted);
        return refusal is not null
            ? Problems.Of(refusal)
            : await Page.OfIds([.. view?.Transfers.OrderBy(one => one.Id, StringComparer.Ordinal) ?? Enumerable.Empty<TransferView>()], one => one.Id, one => TransferProjection.Row(one, http.Caller()), after, limit);
    }

    private static async Task<IResult> ReadAsync(string id, string transfer, HttpContext http, IGrainFactory grains, TransfersThen then, TransferProjection projection, HistoryDesk histories, string? asOf)
    {
        if (!Checks.IsIdentifier(transfer) || await grains.GetGrain<ITransfersGrain>(id).ViewAsync() is not { } now || !http.Caller().MayActIn(now.Jurisdictions) || now.Transfers.All(one => one.Id != transfer))
            return NotFound();
        var (view, refusal) = await then.OfAsync(id, asOf, http.Caller(), http.RequestAborted);
        if (refusal is not null)
            return Problems.Of(refusal);
        if (view?.Transfers.FirstOrDefault(one => one.Id == transfer) is not { } found)
            return NotFound();
        if (asOf is null)
            http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        var decisions = new List<RecordedDecision>();
        foreach (var sequence in found.Sequences.TakeLast(20))
            if (await histories.FindAsync($"transfers/{id}", sequence, http.Caller()) is { } decision)
                decisions.Add(decision);
        return Results.Json(await projection.ShowAsync(view with { Decisions = decisions }, transfer, http.Caller()), WireJson.Options);
    }

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such transfer."));
}
