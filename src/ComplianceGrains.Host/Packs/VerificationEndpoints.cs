using System.Text.Json.Nodes;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Packs;

/// <summary>Values of law that nobody has held against the text: which they are, and that somebody did.</summary>
internal sealed class VerificationEndpoints : Feature
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.PackEditor, Roles.PackApprover, Roles.Auditor];

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/jurisdictions/{jurisdiction}/packs/{version}/unverified", "readUnverified", "The values of law in a version that nobody has held against the text.", "Each with its path, its citation and its place in the file. The firm's own choices are no law: they are adopted or not.") { HasETag = false },
        new("POST", "/v1/jurisdictions/{jurisdiction}/packs/{version}/verifications", "verifyValues", "Somebody held values against the law.", "Proposes the next version, which says of each value which text was read and when, and is else the same to the character. It is checked, tested and approved by another person as every version. Never by who wrote the value.")
        {
            Example = new JsonObject
            {
                ["effective"] = "2027-02-01",
                ["values"] = new JsonArray(new JsonObject { ["path"] = "reporting.suspicious", ["text"] = "consolidated to 2026-06-29", ["read"] = "2026-11-29" }),
                ["reason"] = "Read with counsel.",
            },
            HasLocation = true,
        },
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<VerificationDesk>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var version = routes.MapGroup("/v1/jurisdictions/{jurisdiction}/packs/{version}").WithTags("jurisdictions");
        version.MapGet("/unverified", UnverifiedAsync).Permit(Readers).Produces<Page<UnverifiedBody>>().ProducesProblem(404);
        version.MapPost("/verifications", VerifyAsync).Permit(Roles.PackEditor, Roles.PackApprover, Roles.Mlro).Accepts<VerificationsBody>("application/json")
            .Produces<PackVersionBody>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private static async Task<IResult> UnverifiedAsync(string jurisdiction, string version, HttpContext http, RuleBook rules, VerificationDesk desk) =>
        PackEndpoints.Known(jurisdiction, http, rules) is { } known && PackEndpoints.Number(version) is { } number && await desk.UnverifiedAsync(known, number, http.RequestAborted) is { } values
            ? Results.Json(new Page<UnverifiedBody>(values, null, values.Count), WireJson.Options)
            : PackEndpoints.NotFound();

    private static async Task<IResult> VerifyAsync(
        string jurisdiction, string version, HttpContext http, Commands commands, IGrainFactory grains, RuleBook rules, VerificationDesk desk, PackDesk packs)
    {
        if (PackEndpoints.Known(jurisdiction, http, rules) is not { } known || PackEndpoints.Number(version) is not { } number)
            return PackEndpoints.NotFound();
        return await commands.RunAsync<VerificationsBody, PackView>(
            http, (body, checks) => body.Check(checks),
            async (body, envelope) => await desk.NextAsync(known, number, body, http.RequestAborted) switch
            {
                ({ } next, _) => await grains.GetGrain<IPackGrain>(known).ExecuteAsync(next, envelope, http.RequestAborted),
                (_, var refusal) => new Reply<PackView>(refusal!.Status, null, refusal),
            },
            view => Task.FromResult<object>(packs.All(known, view).First(one => one.Version == view.Versions[^1].Version)), view => view.Sequence,
            view => $"/v1/jurisdictions/{known}/packs/{view.Versions[^1].Version}", Patience);
    }
}
