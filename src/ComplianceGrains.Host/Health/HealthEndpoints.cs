using ComplianceGrains.Api;
using ComplianceGrains.Api.Health;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Liveness;
using ComplianceGrains.Grains.Rescreenings;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Screening.Providers;
using NodaTime;

namespace ComplianceGrains.Host.Health;

/// <summary><c>/health/live</c> and <c>/health/ready</c>.</summary>
internal sealed class HealthEndpoints : Feature
{
    public override OperationTag? Tag { get; } = new(9, "health", "Whether the host runs, decides and signs.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/health/live", "isLive", "Whether the process runs.", "Answers at once, also while the host starts.") { HasETag = false, Elsewhere = "same" },
        new("GET", "/health/ready", "isReady", "Whether the host decides and signs.", "503 while it starts or an incident is open; warnings say what else to look at.") { HasETag = false, Elsewhere = "same" },
    ];

    public override void Add(IHostApplicationBuilder host) =>
        host.Services.AddSingleton<Readiness>().AddSingleton<LedgerWarnings>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new LiveBody("live"), WireJson.Options)).AllowAnonymous().WithTags("health").Produces<LiveBody>();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous().WithTags("health").Produces<HealthBody>().Produces<HealthBody>(503);
    }

    /// <summary>A log with an incident is not ready: what is not decided any more must not go unseen. Everybody may ask, so nobody is named.</summary>
    private static async Task<IResult> ReadyAsync(
        Readiness readiness, IncidentDesk desk, LedgerWarnings ledgers, IntegrityStatus integrity, LivenessStatus liveness, RescreeningStatus rescreening, RuleBook rules, ListLibrary lists, IScreeningProvider engine, IClock clock)
    {
        var late = await ledgers.ReadAsync();
        if (readiness.WaitingFor is { } waiting)
            return Results.Json(new HealthBody("starting", waiting, [], late, Shown(integrity)), WireJson.Options, statusCode: 503);
        var now = clock.GetCurrentInstant();
        var open = (await desk.NotClosedAsync()).ToLookup(incident => incident.Scope, incident => $"Incident {incident.Id} ({incident.Kind}, {string.Join(", ", incident.Jurisdictions)}): see GET /v1/incidents.");
        var incidents = open[IncidentScopes.Log].ToList();
        if (integrity.Unreadable is not null)
            incidents.Add("Stored data cannot be checked: the log says why.");
        var faulty = integrity.Last is { Faults.Count: > 0 } last
            ? last.Faults.Select(fault => $"The check of stored data found {fault.Value} of the area {fault.Key}: the log and 'compliance history verify' name them.") : [];
        var stuck = liveness.Last is { Stuck.Count: > 0 } look ? new[] { $"{look.Stuck.Count} deadlines or notices have not moved for longer than anything takes: see GET /v1/liveness." } : [];
        var rescreened = rescreening.Failed is { Count: > 0 } failed ? new[] { $"Not everybody of {string.Join(", ", failed)} was screened again on the last day: see GET /v1/rescreening." } : [];
        var without = engine.Lists is null ? "no wallet address is compared with it" : "nobody is activated until it is";
        var missing = rules.Lists(now).Where(list => lists.Engine.Catalog.Find(list) is null).Select(list => $"List {list} is not loaded: {without}.").ToList();
        return Results.Json(
            new HealthBody(incidents.Count == 0 ? "ready" : "incident", null, incidents, [.. open[IncidentScopes.Actor], .. open[IncidentScopes.Witness], .. late, .. faulty, .. stuck, .. rescreened, .. missing], Shown(integrity)),
            WireJson.Options, statusCode: incidents.Count == 0 ? 200 : 503);
    }

    private static IntegrityBody Shown(IntegrityStatus status) =>
        new(status.Last?.CompletedAt, status.Passes, status.Last?.Faults ?? new Dictionary<string, long>(), status.Repaired);
}
