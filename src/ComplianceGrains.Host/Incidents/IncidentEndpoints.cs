using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Incidents;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Incidents;

/// <summary><c>/v1/incidents</c>: what was found wrong with the store, and how operators close it.</summary>
internal sealed class IncidentEndpoints : Feature
{
    private static readonly string[] Readers = [Roles.Mlro, Roles.SeniorManagement, Roles.Auditor, Roles.Operator];

    public override OperationTag? Tag { get; } = new(8, "incidents", "What was found wrong with the store, and how operators close it.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/incidents", "readIncidents", "What must not be so and was found.", "Open ones first.") { HasETag = false, Elsewhere = "own" },
        new("GET", "/v1/incidents/{id}", "readIncident", "An incident with what people did about it.", "While one of a log is open, nothing new is decided there."),
        new("POST", "/v1/incidents/{id}/closing", "proposeClosing", "An operator proposes to close it.", "A second operator confirms."),
        new("POST", "/v1/incidents/{id}/approvals", "confirmClosing", "The second operator confirms or rejects.", "Never the first."),
    ];

    public override void Map(IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup("/v1/incidents").WithTags("incidents").AddEndpointFilter<ResourceIds>();
        incidents.MapGet("/", ListAsync).Permit(Readers).Produces<Page<IncidentBody>>().ProducesProblem(400);
        incidents.MapGet("/{id}", ReadAsync).Permit(Readers).Produces<IncidentBody>().ProducesProblem(404);
        Command<ReasonBody>(incidents, "closing", (body, checks) => body.Check(checks), body => new ProposeClosing(body.Reason!));
        Command<ApprovalBody>(incidents, "approvals", (body, checks) => body.Check(checks), body => new DecideClosing(body.Decision == "approve", body.Reason!));
    }

    private static void Command<TBody>(RouteGroupBuilder incidents, string name, Action<TBody, Checks> check, Func<TBody, IncidentCommand> command)
        where TBody : class => incidents
        .MapPost($"/{{id}}/{name}", (string id, HttpContext http, Commands commands, IGrainFactory grains) => commands.RunAsync<TBody, IncidentView>(
            http, check, (body, envelope) => grains.GetGrain<IIncidentGrain>(id).ExecuteAsync(command(body), envelope),
            view => Task.FromResult<object>(IncidentProjection.Of(view)), view => view.Sequence))
        .Permit(Roles.Operator).Accepts<TBody>("application/json").Produces<IncidentBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IncidentDesk desk)
    {
        if (await desk.FindAsync(id) is not { } view || !http.Caller().MayActIn(view.Jurisdictions))
            return Problems.Of(Refusal.NotFound("There is no such incident."));
        http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        return Results.Json(IncidentProjection.Of(view), WireJson.Options);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IncidentDesk desk, string? after, string? limit)
    {
        var caller = http.Caller();
        var all = await desk.ListAsync();
        var numbers = all.Index().ToDictionary(incident => incident.Item.Id, incident => incident.Index + 1L, StringComparer.Ordinal);
        return await Page.OfAsync(
            [.. all.Where(incident => caller.MayActIn(incident.Jurisdictions))], incident => numbers[incident.Id],
            page => Task.FromResult<IReadOnlyList<IncidentBody>>([.. page.Select(IncidentProjection.Of)]), after, limit);
    }
}
