using System.Text.Json.Nodes;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Packs;

/// <summary>The next version of a pack in a form: which values it can change, and what becomes of a change.</summary>
internal sealed class DraftEndpoints : Feature
{
    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.PackEditor, Roles.PackApprover, Roles.Auditor];

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/jurisdictions/{jurisdiction}/packs/{version}/values", "readPackValues", "What a form can change in a version, each with its citation.", "Numbers and lengths of time, what obligations say and who answers for them, days off that were announced. What was held against the text of the law is changed in the file, with its citation.") { HasETag = false },
        new("POST", "/v1/jurisdictions/{jurisdiction}/drafts", "tryDraft", "The next version, made by changing single things that one says.", "It is read, checked and tested as a proposal is, and kept nowhere: `files` and `scenarios` of the answer are what `proposePack` and `startSimulation` take.")
        {
            IsCommand = false,
            HasETag = false,
            Example = new JsonObject { ["base"] = "6", ["effective"] = "2027-02-01", ["changes"] = new JsonArray(new JsonObject { ["id"] = "screening.threshold", ["value"] = "0.9" }) },
        },
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<DraftDesk>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var jurisdiction = routes.MapGroup("/v1/jurisdictions/{jurisdiction}").WithTags("jurisdictions");
        jurisdiction.MapGet("/packs/{version}/values", FieldsAsync).Permit(Readers).Produces<Page<PackFieldBody>>().ProducesProblem(404);
        jurisdiction.MapPost("/drafts", TryAsync).Permit(Roles.PackEditor).Accepts<DraftRequestBody>("application/json").Produces<DraftBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<IResult> FieldsAsync(string jurisdiction, string version, HttpContext http, RuleBook rules, DraftDesk desk) =>
        PackEndpoints.Known(jurisdiction, http, rules) is { } known && PackEndpoints.Number(version) is { } number && await desk.FieldsAsync(known, number, http.RequestAborted) is { } fields
            ? Results.Json(new Page<PackFieldBody>(fields, null, fields.Count), WireJson.Options)
            : PackEndpoints.NotFound();

    private static async Task<IResult> TryAsync(string jurisdiction, HttpContext http, RuleBook rules, DraftDesk desk)
    {
        if (PackEndpoints.Known(jurisdiction, http, rules) is not { } known)
            return PackEndpoints.NotFound();
        var body = await RequestBody<DraftRequestBody>.ReadAsync(http);
        if (body.Refusal is { } unreadable)
            return Problems.Of(unreadable);
        var checks = new Checks();
        body.Value!.Check(checks);
        if (checks.Refusal is { } refusal)
            return Problems.Of(refusal);
        var (draft, against) = await desk.TryAsync(known, body.Value!, http.RequestAborted);
        return against is null ? Results.Json(draft, WireJson.Options) : Problems.Of(against);
    }
}
