using System.Text.Json.Nodes;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Workflows.Tests.MadeUp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace ComplianceGrains.Host.Tests.MadeUp;

public sealed record EngageBody(string? Id, string? Jurisdiction, string? Name);

public sealed record CourierBody(string Id, string? Outcome, bool Blocked, IReadOnlyList<string> Jurisdictions, IReadOnlyList<string> Pending, IReadOnlyList<string> Exceptions, long Sequence, IReadOnlyList<DecisionBody> Decisions);

internal static class CourierChecks
{
    public static void Check(this EngageBody body, Checks checks)
    {
        checks.Identifier("/id", body.Id);
        checks.Required("/jurisdiction", body.Jurisdiction, 8);
        checks.Required("/name", body.Name, 200);
    }
}

/// <summary>Everything of a courier that the host has to know.</summary>
internal sealed class CourierEndpoints : Feature
{
    public override OperationTag? Tag { get; } = new(100, "couriers", "Who carries for the firm.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", "/v1/couriers", "engageCourier", "Somebody is to carry.", "Screened, and approved by senior management.")
            { HasLocation = true, Elsewhere = "422", Example = new JsonObject { ["id"] = "k-1", ["jurisdiction"] = "EU", ["name"] = "Ana Example" } },
        new("GET", "/v1/couriers/{id}", "readCourier", "A courier as they are now.", "Holds no personal data."),
        new("POST", "/v1/couriers/{id}/approvals", "decideCourier", "A person decides a pending step.", "Not the one who engaged them.")
            { Example = new JsonObject { ["step"] = "senior-approval", ["decision"] = "approve", ["reason"] = "Known here." } },
        new("POST", "/v1/couriers/{id}/dismissal", "dismissCourier", "Ends it.", "At once.") { Example = new JsonObject { ["reason"] = "Over." } },
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services
        .AddSingleton<ISubjectIndex>(provider => ActivatorUtilities.CreateInstance<SubjectNames<Engaged>>(
            provider, CourierWorkflow.Instance, (Engaged engaged) => engaged.Name is { } name ? new SubjectName([name], []) : null))
        .AddSingleton<IDemoAct, CourierAct>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var couriers = routes.MapGroup("/v1/couriers").WithTags("couriers").AddEndpointFilter<ResourceIds>();
        couriers.MapPost("/", (HttpContext http, Commands commands, IGrainFactory grains, ReceiptDesk receipts) => commands.RunAsync<EngageBody, CourierView>(
                http, (body, checks) => body.Check(checks), (body, envelope) => grains.GetGrain<ICourierGrain>(body.Id!).EngageAsync(body.Jurisdiction!, body.Name!, envelope),
                view => ShowAsync(view, receipts), view => view.Sequence, view => $"/v1/couriers/{view.Id}"))
            .Permit(Roles.Analyst, Roles.Mlro).Accepts<EngageBody>("application/json").Produces<CourierBody>(201).ProducesProblem(400).ProducesProblem(422);
        couriers.MapGet("/{id}", ReadAsync).Permit(Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor).Produces<CourierBody>().ProducesProblem(404);
        Command<StepDecisionBody>(couriers, "approvals", (body, checks) => Customers.CustomerChecks.Check(body, checks),
            (courier, body, envelope) => courier.DecideAsync(body.Step!, body.Decision == "approve", body.Reason!, envelope), Roles.SeniorManagement);
        Command<ReasonBody>(couriers, "dismissal", (body, checks) => body.Check(checks), (courier, body, envelope) => courier.DismissAsync(body.Reason!, envelope), Roles.Analyst, Roles.Mlro);
    }

    private static void Command<TBody>(
        RouteGroupBuilder couriers, string name, Action<TBody, Checks> check, Func<ICourierGrain, TBody, Envelope, Task<Reply<CourierView>>> send, params string[] roles)
        where TBody : class => couriers
        .MapPost($"/{{id}}/{name}", (string id, HttpContext http, Commands commands, IGrainFactory grains, ReceiptDesk receipts) => commands.RunAsync<TBody, CourierView>(
            http, check, (body, envelope) => send(grains.GetGrain<ICourierGrain>(id), body, envelope), view => ShowAsync(view, receipts), view => view.Sequence))
        .Permit(roles).Accepts<TBody>("application/json").Produces<CourierBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, ReceiptDesk receipts) =>
        await grains.GetGrain<ICourierGrain>(id).ViewAsync() is { } view && http.Caller().MayActIn(view.Jurisdictions)
            ? Results.Json(await ShowAsync(view with { Decisions = await histories.NewestAsync($"courier/{id}", view.Sequence, http.Caller()) }, receipts), WireJson.Options)
            : Problems.Of(Refusal.NotFound("There is no such courier."));

    private static async Task<object> ShowAsync(CourierView view, ReceiptDesk receipts) => new CourierBody(
        view.Id, view.Outcome, view.Blocked, view.Jurisdictions, [.. view.Pending.Select(step => step.Step)], view.Exceptions, view.Sequence,
        await receipts.BodiesAsync($"courier/{view.Id}", view.Decisions, view.Jurisdictions[0]));
}

/// <summary>What the demo shows of couriers.</summary>
internal sealed class CourierAct(IGrainFactory grains, DemoCast cast) : IDemoAct
{
    public int Order => 100;

    public string Says => "1 courier";

    public async IAsyncEnumerable<DemoEnd> PlayAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var courier = grains.GetGrain<ICourierGrain>("demo-courier");
        await courier.EngageAsync("EU", "Ben Example", cast.Envelope("demo-courier", 0, "sandbox-mlro-1"));
        var reply = await courier.DecideAsync("senior-approval", true, "Known here.", cast.Envelope("demo-courier", 1, "sandbox-senior-management-1"));
        yield return new DemoEnd("demo-courier", reply.View?.Outcome ?? reply.Refusal!.Title, "cleared");
    }
}
