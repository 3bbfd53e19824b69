using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Api.Suspicions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Holds;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Suspicions;

/// <summary>
/// <c>/v1/suspicions/{id}/holds</c>: orders to keep records that would reveal the suspicion. They keep what those of customers keep, and stand
/// where nobody else looks. Not measured, as nothing about suspicions is.
/// </summary>
internal sealed class SuspicionHoldEndpoints : Feature
{
    private const string Root = "/v1/suspicions/{id}/holds";

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", Root, "readSuspicionHolds", "Orders to keep records that must not become known, by page.", "Open and lifted, in the order in which they came.") { HasETag = false },
        new("POST", Root, "placeSuspicionHold", "An order to keep records came that must not become known.", "While it stands nothing is destroyed of the customer, of what the suspicion names and of the suspicion. It is possible at every stage: `tooLateFor` names whose destruction had begun. With `until` it ends by itself after that day."),
        new("POST", $"{Root}/{{hold}}/lifting", "askSuspicionHoldLifting", "Asks that such an order be lifted.", "It stands until a second person agrees."),
        new("POST", $"{Root}/{{hold}}/approvals", "decideSuspicionHoldLifting", "The second person agrees or does not.", "Never the first. Nobody is told: what waited for it can be approved from then on."),
    ];

    public override void Map(IEndpointRouteBuilder routes)
    {
        var holds = routes.MapGroup("/v1/suspicions").WithTags("suspicions").AddEndpointFilter<ResourceIds>().DisableHttpMetrics();
        holds.MapGet("/{id}/holds", ListAsync).Permit(Roles.Mlro).Produces<Page<SuspicionHoldBody>>().ProducesProblem(400).ProducesProblem(404);
        Command<SuspicionHoldOrderBody>(holds, "", 201, (body, checks) => checks.Order(body.Reason, body.Issuer, body.Until), (body, _) => new PlaceSuspicionHold(body.Issuer!, body.Until, body.Reason!), (view, _) => view.Holds[^1]);
        Command<ReasonBody>(holds, "/{hold}/lifting", 202, (body, checks) => body.Check(checks), (body, hold) => new AskSuspicionHoldLifting(hold, body.Reason!), Named);
        Command<ApprovalBody>(holds, "/{hold}/approvals", 200, (body, checks) => body.Check(checks), (body, hold) => new DecideSuspicionHoldLifting(hold, body.Decision == "approve", body.Reason!), Named);
    }

    private static void Command<TBody>(
        RouteGroupBuilder holds, string path, int status, Action<TBody, Checks> check, Func<TBody, string, SuspicionCommand> command, Func<SuspicionView, string, SuspicionHoldView> answer)
        where TBody : class => holds
        .MapPost($"/{{id}}/holds{path}", (string id, HttpContext http, Commands commands, IGrainFactory grains) => commands.RunAsync<TBody, SuspicionView>(
            http, check, (body, envelope) => grains.GetGrain<ISuspicionGrain>(id).ExecuteAsync(command(body, HoldOf(http)), envelope),
            view => Task.FromResult<object>(Shown(answer(view, HoldOf(http)))), view => view.Sequence))
        .Permit(Roles.Mlro).Accepts<TBody>("application/json").Produces<SuspicionHoldBody>(status).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> ListAsync(string id, HttpContext http, IGrainFactory grains, string? after, string? limit) =>
        await grains.GetGrain<ISuspicionGrain>(id).ViewAsync(http.Caller()) is { } suspicion
            ? await Page.OfIds([.. suspicion.Holds.Index()], one => $"{one.Index:d6}", one => Shown(one.Item), after, limit)
            : Problems.Of(Refusal.NotFound("There is no such suspicion."));

    private static string HoldOf(HttpContext http) => http.GetRouteValue("hold") as string ?? "";

    private static SuspicionHoldView Named(SuspicionView view, string hold) => view.Holds.First(one => one.Id == hold);

    private static SuspicionHoldBody Shown(SuspicionHoldView hold) => new(
        hold.Id, hold.Issuer, HoldChecks.Status(hold.AskedBy, hold.LiftedAt), hold.PlacedAt, hold.Until, hold.LiftedAt,
        [.. hold.TooLateFor.Select(who => who.Split('/', 2)).Select(who => new SubjectBody(who[0], who[1]))]);
}
