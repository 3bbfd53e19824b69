using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Api.Holds;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Holds;

/// <summary>
/// <c>…/holds</c> of customers and exceptions. All of a customer's records are under keys that go together, so a hold on one of their
/// exceptions stands in the customer's history too and keeps everything.
/// </summary>
internal sealed class HoldEndpoints : Feature
{
    private const string Customers = "/v1/customers", Exceptions = "/v1/exceptions";

    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", $"{Customers}/{{id}}/holds", "readHolds", "Orders to keep a customer's records.", "Those on their exceptions among them; open and lifted, in the order in which they came.") { HasETag = false },
        new("POST", $"{Customers}/{{id}}/holds", "placeHold", "An order to keep a customer's records came.", "It beats retention: nothing of the customer's is destroyed while it stands. `409` once the keys are being destroyed. With `until` it ends by itself after that day."),
        new("POST", $"{Customers}/{{id}}/holds/{{hold}}/lifting", "askHoldLifting", "Asks that a hold be lifted.", "It stands until a second person agrees."),
        new("POST", $"{Customers}/{{id}}/holds/{{hold}}/approvals", "decideHoldLifting", "The second person agrees or does not.", "Never the first. What retention waited with goes on from then."),
        new("GET", $"{Exceptions}/{{id}}/holds", "readExceptionHolds", "Orders to keep an exception.", "Open and lifted.") { HasETag = false },
        new("POST", $"{Exceptions}/{{id}}/holds", "placeExceptionHold", "An order to keep an exception came.", "It keeps everything of the customer whom the exception is about."),
        new("POST", $"{Exceptions}/{{id}}/holds/{{hold}}/lifting", "askExceptionHoldLifting", "Asks that a hold be lifted.", "It stands until a second person agrees."),
        new("POST", $"{Exceptions}/{{id}}/holds/{{hold}}/approvals", "decideExceptionHoldLifting", "The second person agrees or does not.", "Never the first."),
    ];

    public override void Map(IEndpointRouteBuilder routes)
    {
        Map(routes.MapGroup(Customers).WithTags("customers"), OfCustomerAsync);
        Map(routes.MapGroup(Exceptions).WithTags("exceptions"), OfExceptionAsync);
    }

    private static void Map(RouteGroupBuilder group, Func<string, HttpContext, IGrainFactory, Task<Held>> find)
    {
        group.AddEndpointFilter<ResourceIds>();
        group.MapGet("/{id}/holds", async (string id, HttpContext http, IGrainFactory grains, string? after, string? limit) => await find(id, http, grains) switch
        {
            { Customer: { } customer } held => await Page.OfIds([.. customer.Holds.Where(hold => held.IsAll || hold.Record == held.Record).Index()], one => $"{one.Index:d6}", one => Shown(one.Item), after, limit),
            var none => Problems.Of(none.Refusal!),
        }).Permit(Readers).Produces<Page<HoldBody>>().ProducesProblem(404);
        Command<HoldOrderBody>(group, "", find, 201, Check, (body, record, _) => new PlaceHold(record, body.Issuer!, body.Until, body.Reason!), (view, _) => view.Holds is [.., var last] ? last : null, Roles.Analyst, Roles.Mlro);
        Command<ReasonBody>(group, "/{hold}/lifting", find, 202, (body, checks) => body.Check(checks), (body, record, hold) => new AskHoldLifting(record, hold, body.Reason!), Named, Roles.Mlro);
        Command<ApprovalBody>(group, "/{hold}/approvals", find, 200, (body, checks) => body.Check(checks), (body, record, hold) => new DecideHoldLifting(record, hold, body.Decision == "approve", body.Reason!), Named, Roles.Mlro, Roles.SeniorManagement);
    }

    private static void Command<TBody>(
        RouteGroupBuilder group, string path, Func<string, HttpContext, IGrainFactory, Task<Held>> find, int status, Action<TBody, Checks> check,
        Func<TBody, string, string, CustomerCommand> command, Func<CustomerView, string, HoldView?> answer, params string[] roles)
        where TBody : class => group
        .MapPost($"/{{id}}/holds{path}", (string id, HttpContext http, Commands commands, IGrainFactory grains) => commands.RunAsync<TBody, CustomerView>(
            http, check,
            async (body, envelope) => await find(id, http, grains) switch
            {
                { Customer: { } customer } held => Known(
                    await grains.GetGrain<ICustomerGrain>(customer.Id).ExecuteAsync(command(body, held.Record, HoldOf(http)), envelope), view => answer(view, HoldOf(http))),
                var none => new Reply<CustomerView>(none.Refusal!.Status, null, none.Refusal),
            },
            view => Task.FromResult<object>(Shown(answer(view, HoldOf(http))!)), view => view.Sequence))
        .Permit(roles).Accepts<TBody>("application/json").Produces<HoldBody>(status).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static string HoldOf(HttpContext http) => http.GetRouteValue("hold") as string ?? "";

    private static HoldView? Named(CustomerView view, string hold) => view.Holds.FirstOrDefault(one => one.Id == hold);

    /// <summary>A command that is repeated after the records are gone has no hold left to show.</summary>
    private static Reply<CustomerView> Known(Reply<CustomerView> reply, Func<CustomerView, HoldView?> answer) => reply.View is { } view && answer(view) is null
        ? new(409, null, Refusal.State("What this command did is destroyed with the records that it was about."))
        : reply;

    private static void Check(HoldOrderBody body, Checks checks)
    {
        checks.Order(body.Reason, body.Issuer, body.Until);
        if (body.Reveals == true)
            checks.Fail("/reveals", "not-here", "An order that would reveal a suspicion does not stand with the customer. Nothing was recorded: the reporting officer records it under the suspicion, with 'POST /v1/suspicions/{id}/holds'.");
    }

    private static async Task<Held> OfCustomerAsync(string id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ICustomerGrain>(id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions)
            ? new Held(view, $"customer/{id}", true, null)
            : new Held(null, "", false, Refusal.NotFound("There is no such customer."));

    private static async Task<Held> OfExceptionAsync(string id, HttpContext http, IGrainFactory grains)
    {
        if (await grains.GetGrain<IExceptionGrain>(id).ViewAsync() is not { } view || !http.Caller().MayActIn(view.Jurisdictions))
            return new Held(null, "", false, Refusal.NotFound("There is no such exception."));
        var customer = view.SubjectKind switch
        {
            "customer" => view.SubjectId,
            "wallet" => (await grains.GetGrain<IWalletApprovalGrain>(view.SubjectId).ViewAsync())?.CustomerId,
            "transfers" => view.SubjectId,
            "party" => (await grains.GetGrain<IPartyGrain>(view.SubjectId).ViewAsync())?.CustomerId,
            _ => null,
        };
        return customer is { Length: > 0 } && await grains.GetGrain<ICustomerGrain>(customer).ViewAsync() is { } held
            ? new Held(held, $"exception/{id}", false, null)
            : new Held(null, "", false, Refusal.State("Nothing of this exception is a customer's that could be held by it: it is about no customer, or it has ended. Place the hold on the customer."));
    }

    private static HoldBody Shown(HoldView hold) => new(
        hold.Id, hold.Record.Split('/') is [var kind, var id] ? new SubjectBody(kind, id) : new SubjectBody(hold.Record, ""), hold.Issuer,
        HoldChecks.Status(hold.AskedBy, hold.LiftedAt), hold.PlacedAt, hold.Until, hold.LiftedAt);

    /// <summary>Whose history a hold stands in, and on what it is placed; or why not.</summary>
    private sealed record Held(CustomerView? Customer, string Record, bool IsAll, Refusal? Refusal);
}
