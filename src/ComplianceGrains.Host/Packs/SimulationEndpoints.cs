using System.Text;
using System.Text.Json.Nodes;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Jurisdictions.Packs;
using ComplianceGrains.Storage.Blobs;
using NodaTime;

namespace ComplianceGrains.Host.Packs;

/// <summary><c>/v1/jurisdictions/{jurisdiction}/simulations</c>: what recorded decisions would have been under another version.</summary>
internal sealed class SimulationEndpoints : Feature
{
    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.PackEditor, Roles.PackApprover, Roles.Auditor];
    private static readonly string[] Runners = [Roles.Mlro, Roles.PackEditor, Roles.PackApprover];

    /// <summary>How long a version may run beside what is in force; the platform's own measure.</summary>
    private static readonly Duration Longest = Duration.FromDays(90);

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", "/v1/jurisdictions/{jurisdiction}/simulations", "startSimulation", "Decides recorded decisions again under another version.", "Of a `version`, or of `files` that nobody has proposed. Each is decided from the state and the facts that were recorded with it; nobody's history changes. What the evidence does not have whole is counted as unknown, never guessed. With a `to` that lies ahead, at most 90 days, it goes on beside what is in force until then: what is decided meanwhile is decided again too, a minute later, and nobody is the wiser. Begun twice it is one simulation; begun again after its end it counts anew.") { HasLocation = true, HasETag = false, Example = new JsonObject { ["version"] = "6" } },
        new("GET", "/v1/jurisdictions/{jurisdiction}/simulations/{id}", "readSimulation", "How far a simulation is, and what it found.", "The id is the digest of the version, in hex. Whom it concerns is shown to who may read them.") { HasETag = false },
        new("GET", "/v1/jurisdictions/{jurisdiction}/simulations/{id}/changes", "readSimulatedChanges", "The decisions that come out otherwise, by page.", "All of them, in the order in which they were decided again: `total` says how many there are so far. While the simulation runs more come behind them; what is thrown away with the cache is 409 until it is begun again.") { HasETag = false },
        new("POST", "/v1/jurisdictions/{jurisdiction}/simulations/{id}/actions", "actOnSimulation", "Stops a simulation, or lets it go on where it was.", "`cancel` or `resume`.") { HasETag = false, Example = new JsonObject { ["action"] = "cancel" } },
    ];

    public override void Map(IEndpointRouteBuilder routes)
    {
        var simulations = routes.MapGroup("/v1/jurisdictions/{jurisdiction}/simulations").WithTags("jurisdictions").AddEndpointFilter<ResourceIds>();
        simulations.MapPost("/", StartAsync).Permit(Runners).Accepts<SimulationRequestBody>("application/json").Produces<SimulationBody>(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        simulations.MapGet("/{id}", ReadAsync).Permit(Readers).Produces<SimulationBody>().ProducesProblem(404);
        simulations.MapGet("/{id}/changes", ChangesAsync).Permit(Readers).Produces<Page<SimulatedChangeBody>>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        simulations.MapPost("/{id}/actions", ActAsync).Permit(Runners).Accepts<SimulationActionBody>("application/json").Produces<SimulationBody>().ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> StartAsync(string jurisdiction, HttpContext http, Commands commands, IGrainFactory grains, RuleBook rules, PackDesk desk, IBlobs blobs, IClock clock)
    {
        if (PackEndpoints.Known(jurisdiction, http, rules) is not { } known)
            return PackEndpoints.NotFound();
        var (id, caller) = ("", http.Caller());
        return await commands.RunAsync<SimulationRequestBody, SimulationView>(
            http, (body, checks) => body.Check(checks),
            async (body, envelope) =>
            {
                if (body.To > clock.GetCurrentInstant() + Longest)
                    return new Reply<SimulationView>(422, null, Refusal.Rule("A version does not run beside what is in force for ever.", new FieldError("/to", "out-of-range", $"Give an instant within {Longest.Days} days.")));
                var files = body.Files is null ? await desk.FilesAsync(known, PackEndpoints.Number(body.Version!)!.Value, http.RequestAborted) : Sent(known, body.Files);
                var draft = files is null ? null : rules.Library.Draft(files);
                var refusal = draft is null ? Refusal.NotFound("There is no such version, or no such jurisdiction.")
                    : draft.Pack is null ? Refusal.Rule("The version does not read.", [.. draft.Errors.Take(20).Select(error => new FieldError("/files", "unreadable", $"{error}"))])
                    : null;
                if (refusal is not null)
                    return new Reply<SimulationView>(refusal.Status, null, refusal);
                id = Convert.ToHexStringLower(draft!.Pack!.Digest.Span);
                var kept = new List<PackFileReference>();
                foreach (var file in draft.Pack.Files)
                    kept.Add(new PackFileReference(file.Path, await blobs.PutAsync(new MemoryStream(file.Bytes.ToArray()), http.RequestAborted)));
                return new Reply<SimulationView>(202, await GrainOf(grains, known, id).StartAsync(new StartSimulation(envelope.CommandId, kept, body.From, body.To, caller), http.RequestAborted), null);
            },
            view => Task.FromResult<object>(SimulationProjection.Of(id, known, view, caller)), _ => 0, _ => $"/v1/jurisdictions/{known}/simulations/{id}");
    }

    private static async Task<IResult> ReadAsync(string jurisdiction, string id, HttpContext http, IGrainFactory grains, RuleBook rules) =>
        PackEndpoints.Known(jurisdiction, http, rules) is { } known && await FindAsync(grains, known, id, http.RequestAborted) is { } view
            ? Results.Json(SimulationProjection.Of(id, known, view, http.Caller()), Api.WireJson.Options)
            : NotFound();

    /// <summary>By their places: what is found later comes behind what was found before.</summary>
    private static async Task<IResult> ChangesAsync(string jurisdiction, string id, HttpContext http, IGrainFactory grains, RuleBook rules, string? after, string? limit)
    {
        if (PackEndpoints.Known(jurisdiction, http, rules) is not { } known || !IsDigest(id))
            return NotFound();
        if (Page.Read(after, limit, out var size, out var numbers, parts: 1) is { } refusal)
            return Problems.Of(refusal);
        var from = numbers is [var last] ? Math.Max(0, last + 1) : 0;
        return await GrainOf(grains, known, id).ChangesAsync(from, size, http.RequestAborted) switch
        {
            null => NotFound(),
            { Items: null } => Problems.Of(Refusal.State("What this simulation found was thrown away with other things that can be computed again. Begin it again: it finds the same.")),
            { Items: { } found, Total: var total } => Results.Json(
                new Page<SimulatedChangeBody>([.. found.Select(one => SimulationProjection.Of(one, http.Caller()))], from + found.Count < total && found.Count > 0 ? Page.Cursor(from + found.Count - 1) : null, (int)total), WireJson.Options),
        };
    }

    private static async Task<IResult> ActAsync(string jurisdiction, string id, HttpContext http, Commands commands, IGrainFactory grains, RuleBook rules)
    {
        if (PackEndpoints.Known(jurisdiction, http, rules) is not { } known || await FindAsync(grains, known, id, http.RequestAborted) is null)
            return NotFound();
        var (grain, caller) = (GrainOf(grains, known, id), http.Caller());
        return await commands.RunAsync<SimulationActionBody, SimulationView>(
            http, (body, checks) => body.Check(checks),
            async (body, _) => new Reply<SimulationView>(200, body.Action == "cancel" ? await grain.CancelAsync(http.RequestAborted) : await grain.ResumeAsync(http.RequestAborted), null),
            view => Task.FromResult<object>(SimulationProjection.Of(id, known, view, caller)), _ => 0);
    }

    private static PackFolder Sent(string jurisdiction, IReadOnlyList<PackFileBody> files) =>
        new(jurisdiction.ToLowerInvariant(), files.ToDictionary(file => file.Path, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal));

    private static bool IsDigest(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigitLower);

    /// <summary>Only what can be the digest of a version has an actor.</summary>
    private static async Task<SimulationView?> FindAsync(IGrainFactory grains, string jurisdiction, string id, CancellationToken cancellation) =>
        IsDigest(id) ? await GrainOf(grains, jurisdiction, id).ViewAsync(cancellation) : null;

    private static IPackSimulationGrain GrainOf(IGrainFactory grains, string jurisdiction, string id) => grains.GetGrain<IPackSimulationGrain>($"{jurisdiction}/{id}");

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such simulation, or no such jurisdiction."));
}
