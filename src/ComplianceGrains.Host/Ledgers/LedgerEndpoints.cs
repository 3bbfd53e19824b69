using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Host.Ledgers;

/// <summary><c>/v1/ledgers</c>: what a verifier needs from outside a package.</summary>
internal sealed class LedgerEndpoints : Feature
{
    public override OperationTag? Tag { get; } = new(7, "ledgers", "Signed heads and public keys: what a verifier needs from outside a package.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/ledgers/{jurisdiction}/checkpoint", "readCheckpoint", "The newest signed head of a log.", "Keep it: it is the pin for the next package.") { HasETag = false },
        new("GET", "/v1/ledgers/{jurisdiction}/vkey", "readTrustFile", "The public keys that a verifier needs.", "For everybody.") { HasETag = false, Elsewhere = "same" },
    ];

    public override void Add(IHostApplicationBuilder host) =>
        host.Services.AddSingleton<StatedKeys>().AddSingleton<TrustFiles>().AddSingleton<NextSigningKey>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var ledgers = routes.MapGroup("/v1/ledgers").WithTags("ledgers");
        ledgers.MapGet("/{jurisdiction}/checkpoint", CheckpointAsync)
            .Permit(Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor, Roles.Supervisor, Roles.Operator).Produces<string>(200, "text/plain").ProducesProblem(404);
        ledgers.MapGet("/{jurisdiction}/vkey", TrustFileAsync).AllowAnonymous().Produces<string>(200, "text/plain").ProducesProblem(404);
    }

    private static async Task<IResult> CheckpointAsync(string jurisdiction, string? log, HttpContext http, RuleBook rules, Placements placements, ILogStore logs)
    {
        // The log of suspicion work is for its readers only, and nobody is one yet: its size would be a count.
        if (log is not (null or LogNames.Decisions or LogNames.Lifecycle) || Known(jurisdiction, rules) is not { } known || !http.Caller().MayActIn([known]))
            return NotFound();
        var name = placements.Log(known, log ?? LogNames.Decisions);
        if (await logs.SignedHeadAsync(name) is not { } head)
            return NotFound();
        await ServedHeads.NoteAsync(logs, name, head.Size, http.Caller());
        return Results.Text(head.Note);
    }

    /// <summary>Public keys are for everybody.</summary>
    private static async Task<IResult> TrustFileAsync(string jurisdiction, RuleBook rules, TrustFiles trust, CancellationToken cancellation) =>
        Known(jurisdiction, rules) is { } known ? Results.Text(await trust.OfAsync(known, cancellation)) : NotFound();

    private static string? Known(string jurisdiction, RuleBook rules) =>
        rules.Library.Jurisdictions.FirstOrDefault(known => string.Equals(known, jurisdiction, StringComparison.OrdinalIgnoreCase));

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such logs, or nothing in it is signed yet."));
}
