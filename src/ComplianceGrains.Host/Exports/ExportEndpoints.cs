using System.Globalization;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Exports;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Exports;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Workflows.Exports;
using NodaTime;

namespace ComplianceGrains.Host.Exports;

/// <summary><c>/v1/exports</c>.</summary>
internal sealed class ExportEndpoints : Feature
{
    private const int UsualSample = 25, MostSampled = 1000;

    private static readonly string[] Readers = [Roles.Mlro, Roles.Auditor, Roles.SeniorManagement, Roles.Supervisor];

    public override OperationTag? Tag { get; } = new(6, "exports", "Packages that a supervisor verifies without this host.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("POST", "/v1/exports", "requestExport", "Asks for a package of decisions for a supervisor, a FIU, an auditor or a court.", "Another person approves it. `kinds` and `actors` say whose decisions are opened; everything else of the period is in the package closed, and counted. A period must have rested for a minute before it is stated.") { HasLocation = true, Elsewhere = "422" },
        new("GET", "/v1/exports", "listExports", "All exports, by page.", "In the order of their ids, filtered by `status` and `jurisdiction`.") { HasETag = false, Elsewhere = "own" },
        new("GET", "/v1/exports/{id}", "readExport", "Where an export is.", "With the reason when it waits or has failed."),
        new("POST", "/v1/exports/{id}/approvals", "decideExport", "A second person approves or rejects.", "Never the one who asked."),
        new("GET", "/v1/exports/{id}/package", "downloadPackage", "The package, a zip.", "Every download is a decision of its own, recorded before the first byte leaves.") { HasETag = false },
        new("GET", "/v1/exports/{id}/sample", "drawSample", "A sample of what the package opens, by a seed.", "The same for everybody who draws with this seed: the package's README says the rule, so that the recipient can draw it again.") { HasETag = false },
    ];

    public override void Add(IHostApplicationBuilder host) =>
        host.Services.AddSingleton<IDemoAct, ExportAct>().AddRegister<Export>(ExportWorkflow.Instance);

    public override void Map(IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/v1/exports").WithTags("exports").AddEndpointFilter<ResourceIds>();
        exports.MapPost("/", RequestAsync).Permit(Readers).Accepts<ExportRequestBody>("application/json").Produces<ExportBody>(202).ProducesProblem(400).ProducesProblem(422);
        exports.MapGet("/", ListAsync).Permit(Readers).Produces<Page<ExportRowBody>>().ProducesProblem(400);
        exports.MapGet("/{id}", ReadAsync).Permit(Readers).Produces<ExportBody>().ProducesProblem(404);
        exports.MapPost("/{id}/approvals", ApproveAsync).Permit(Roles.Mlro, Roles.SeniorManagement).Accepts<ApprovalBody>("application/json").Produces<ExportBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        exports.MapGet("/{id}/sample", SampleAsync).Permit(Roles.Mlro, Roles.Auditor, Roles.Supervisor).Produces<SampleBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        exports.MapGet("/{id}/package", PackageAsync).Permit(Roles.Mlro, Roles.Auditor, Roles.Supervisor).Produces(200, contentType: "application/zip").ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);
    }

    private static Task<IResult> RequestAsync(
        HttpContext http, Commands commands, IGrainFactory grains, KeyedHashes hashes, RuleBook rules, KindRegistry kinds, Placements placements, ILogStore logs, ReceiptDesk receipts) =>
        commands.RunAsync<ExportRequestBody, ExportView>(
            http, (body, checks) => body.Check(checks),
            async (body, envelope) => (Refuse(body, envelope.By, rules, kinds) ?? await RefuseSizesAsync(body, placements, logs)) is { } refusal
                ? new Reply<ExportView>(refusal.Status, null, refusal)
                : await grains.GetGrain<IExportGrain>(hashes.ExportId(envelope.By.Id, envelope.CommandId)).ExecuteAsync(
                    new RequestExport(
                        body.Jurisdiction!, body.From!.Value, body.To!.Value, body.Recipient!, body.Purpose!, body.LegalBasis!, body.HeldSizes ?? [],
                        body.RecipientKind ?? RecipientKinds.Supervisor, body.FurtherJurisdictions, KindFilter.Of(kinds, body.Kinds!), body.Actors, body.Inquiry),
                    envelope),
            view => ShowAsync(view, receipts, http.Caller()), view => view.Sequence, view => $"/v1/exports/{view.Id}");

    private static Task<IResult> ApproveAsync(string id, HttpContext http, Commands commands, IGrainFactory grains, ReceiptDesk receipts) =>
        commands.RunAsync<ApprovalBody, ExportView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => grains.GetGrain<IExportGrain>(id).ExecuteAsync(new DecideExport(body.Decision == "approve", body.Reason!), envelope),
            view => ShowAsync(view, receipts, http.Caller()), view => view.Sequence);

    private static async Task<IResult> ListAsync(HttpContext http, Register<Export> register, RuleBook rules, string? status, string? jurisdiction, string? after, string? limit)
    {
        var caller = http.Caller();
        if (new Filters().Word("status", status, Export.Statuses).Jurisdiction(jurisdiction, rules.Library.Jurisdictions, caller).Refusal is { } refusal)
            return Problems.Of(refusal);
        var rows = (await register.AllAsync(http.RequestAborted)).Where(one => caller.MayActInAll(one.State.Jurisdictions)
            && (status is null || one.State.Status == status) && (jurisdiction is null || one.State.Jurisdictions.Contains(jurisdiction))).ToList();
        return await Page.OfIds(
            rows, one => one.Key,
            one => new ExportRowBody(one.Key, one.State.Status, one.State.Jurisdictions, one.State.Request.From, one.State.Request.To, one.State.Request.RecipientKind, one.State.RequestedAt, one.Sequence), after, limit);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IGrainFactory grains, HistoryDesk histories, ReceiptDesk receipts)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        http.Response.Headers.ETag = $"\"{view.Sequence}\"";
        var newest = await histories.NewestAsync($"export/{id}", view.Sequence, http.Caller());
        return Results.Json(await ShowAsync(view with { Decisions = newest }, receipts, http.Caller()), WireJson.Options);
    }

    /// <summary>Every access is a decision of its own, recorded before the first byte leaves.</summary>
    private static async Task<IResult> PackageAsync(string id, HttpContext http, IGrainFactory grains, Packager packager, IClock clock)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        if (view.Package is not null && await packager.IsDestroyedAsync(id, Placements.Label(view.Jurisdiction), http.RequestAborted))
            return Problems.Of(new Refusal(410, "destroyed", "This package showed records whose retention is over since: it is destroyed with them. Ask for the export again to get what is left.", []));
        var envelope = new Envelope($"download/{Guid.NewGuid():N}", [], http.Caller());
        var reply = await grains.GetGrain<IExportGrain>(id).ExecuteAsync(new RecordDownload(), envelope);
        if (reply.Refusal is { } refusal)
            return Problems.Of(refusal);
        var mark = new CopyMark(view.Recipient, $"{id}/{reply.View!.Sequence}", clock.GetCurrentInstant().ToString());
        return Results.Stream(output => packager.OpenCopyAsync(id, Placements.Label(view.Jurisdiction), view.Package!, mark, output, http.RequestAborted), "application/zip", $"{id}.zip");
    }

    private static async Task<IResult> SampleAsync(string id, HttpContext http, IGrainFactory grains, Packager packager, string? seed, string? n, string? kind, string? jurisdiction)
    {
        if (await FindAsync(id, http, grains) is not { } view)
            return NotFound();
        var checks = new Checks();
        if (seed is null || !ExportSample.IsSeed(seed))
            checks.Fail("seed", "not-a-seed", $"Choose 1 to {ExportSample.MostSeed} printable ASCII characters, now that the package is sealed.");
        var most = UsualSample;
        if (n is not null && (!int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MostSampled))
            checks.Fail("n", "out-of-range", $"Draw 1 to {MostSampled} entries.");
        if (jurisdiction is not null && !view.Jurisdictions().Contains(jurisdiction))
            checks.Fail("jurisdiction", "unknown", "Name a jurisdiction whose logs are in the package.");
        if (checks.QueryRefusal is { } refusal)
            return Problems.Of(refusal);
        if (await grains.GetGrain<IExportGrain>(id).FramesAsync() is not { Count: > 0 } frames)
            return Problems.Of(Refusal.State($"A sample is drawn from what is sealed: the export is {view.Status}."));
        var frame = frames.First(frame => jurisdiction is null || frame.Jurisdiction == jurisdiction);
        var (population, drawn) = await packager.DrawAsync(frame, kind, seed!, most, http.RequestAborted);
        return Results.Json(
            new SampleBody(id, frame.Jurisdiction, frame.Log, seed!, kind, population, [.. drawn.Select(entry => new SampledEntry(
                entry.Index, entry.Core.Draft.Kind, entry.Core.Draft.Actor, entry.Core.Draft.Seq, Instant.FromUnixTimeMilliseconds(entry.Core.Time)))]),
            WireJson.Options);
    }

    private static Refusal? Refuse(ExportRequestBody body, Principal by, RuleBook rules, KindRegistry kinds)
    {
        if (!IsOpenTo(body.Jurisdiction!))
            return Refusal.Rule("There is no such jurisdiction.", new FieldError("/jurisdiction", "unknown", "Use a jurisdiction that has a pack and that you may act in."));
        FieldError[] errors =
        [
            .. Wrong("/furtherJurisdictions", body.FurtherJurisdictions, IsOpenTo, "Use jurisdictions that have a pack and that you may act in."),
            .. body.Kinds is [KindFilter.All] ? [] : Wrong("/kinds", body.Kinds, word => KindFilter.Named(kinds, word).Count > 0, "Name a kind of decision (wallet.refused/1, or wallet.refused for every version), all that a kind of actor decides (wallet), or send [\"*\"] alone."),
            .. Wrong("/actors", body.Actors, actor => actor.Split('/') is [var type, var key] && Checks.IsIdentifier(key) && kinds.Modules.Any(module => module.Type == type), "Name actors by kind and id: customer/cust-1001."),
        ];
        if (errors.Length > 0)
            return Refusal.Rule("The request names something that there is not.", errors);
        if (body is { HeldSizes.Count: > 0, FurtherJurisdictions.Count: > 0 })
            return Refusal.Rule("Sizes of checkpoints are those of one log.", new FieldError("/heldSizes", "ambiguous", "Ask for one jurisdiction at a time to have its package lead from your checkpoints."));
        return body.To!.Value != Instant.FromUnixTimeMilliseconds(body.To.Value.ToUnixTimeMilliseconds()) || body.From!.Value != Instant.FromUnixTimeMilliseconds(body.From.Value.ToUnixTimeMilliseconds())
            ? Refusal.Rule("The format counts milliseconds.", new FieldError("/to", "too-fine", "Give 'from' and 'to' in whole milliseconds."))
            : null;

        bool IsOpenTo(string jurisdiction) => rules.Library.Jurisdictions.Contains(jurisdiction) && by.MayActIn([jurisdiction]);

        static IEnumerable<FieldError> Wrong(string pointer, IReadOnlyList<string>? items, Func<string, bool> isRight, string what) =>
            (items ?? []).Select((item, i) => (item, i)).Where(one => !isRight(one.item)).Select(one => new FieldError($"{pointer}/{one.i}", "unknown", what));
    }

    /// <summary>A checkpoint of a size that the log has not reached under a signature was not given out by this log.</summary>
    private static async Task<Refusal?> RefuseSizesAsync(ExportRequestBody body, Placements placements, ILogStore logs)
    {
        if (body.HeldSizes is not { Count: > 0 } sizes)
            return null;
        var signed = (await logs.SignedHeadAsync(placements.Log(body.Jurisdiction!, LogNames.Decisions)))?.Size ?? 0;
        return sizes.Max() > signed
            ? Refusal.Rule(
                "The log has not come as far as the checkpoint that you hold.",
                new FieldError("/heldSizes", "beyond-the-log", $"The newest signed checkpoint has size {signed}. Whoever holds a larger one of this log should ask the operator why."))
            : null;
    }

    private static async Task<ExportView?> FindAsync(string id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<IExportGrain>(id).ViewAsync() is { } view && http.Caller().MayActInAll(view.Jurisdictions()) ? view : null;

    /// <summary>A supervisor learns that an export failed, not which customer of the firm it was about.</summary>
    internal static async Task<object> ShowAsync(ExportView view, ReceiptDesk receipts, Principal caller) => new ExportBody(
        view.Id, view.Status, view.Jurisdiction, view.From, view.To, view.Recipient, view.Purpose, view.LegalBasis, view.Sequence,
        await receipts.BodiesAsync($"export/{view.Id}", view.Decisions, view.Jurisdiction),
        view.Waiting is { } wait ? new ExportWaitBody(wait.Code, wait.Reason, wait.Until) : null,
        caller.Role == Roles.Supervisor ? null : view.Failure,
        view.RecipientKind, view.FurtherJurisdictions ?? [], view.Kinds ?? [KindFilter.All], view.Actors, caller.Role == Roles.Supervisor ? null : view.Inquiry);

    private static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such export."));
}
