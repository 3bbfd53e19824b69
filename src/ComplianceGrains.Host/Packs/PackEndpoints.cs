using System.Globalization;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Packs;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Uploads;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Packs;

/// <summary><c>/v1/jurisdictions</c>: the packs, and how they change.</summary>
internal sealed class PackEndpoints : Feature
{
    /// <summary>The largest version with its scenarios; those that there are have less than 200 kB.</summary>
    private const long Largest = 2 << 20;

    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.PackEditor, Roles.PackApprover, Roles.Auditor, Roles.Operator];

    public override OperationTag? Tag { get; } = new(9, "jurisdictions", "The packs, and how they change: proposed by one person, approved by another, in force from an instant.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/jurisdictions/{jurisdiction}/packs", "readPacks", "All versions of a jurisdiction's pack.", "Those that the installation came with, and those that people proposed.") { HasETag = false },
        new("GET", "/v1/jurisdictions/{jurisdiction}/packs/{version}", "readPack", "One version: its text, and in sentences what it changes.", "Of a number that was proposed again, the last."),
        new("POST", "/v1/jurisdictions/{jurisdiction}/packs", "proposePack", "Proposes a version.", "Its files as parts `files` of `multipart/form-data`, all scenarios of the jurisdiction as parts `scenarios`, and a field `reason`. It is checked and tested first, as `compliance pack check` and `compliance pack test` do; what is wrong is told by file, line and column, and nothing is kept of it. With `reviewBy` it is an emergency change: one other person approves it, it may begin at the instant `from`, and somebody who had no part in it looks at it until then.") { IsCommand = false, FileParts = ["files", "scenarios"], TextParts = ["reason", "reviewBy", "from"] },
        new("POST", "/v1/jurisdictions/{jurisdiction}/packs/{version}/approvals", "decidePack", "Another person approves or rejects a proposed version.", "Never the one who proposed it, and at the latest five minutes before it begins. Every decision from that instant on is made under it, without a restart."),
        new("POST", "/v1/jurisdictions/{jurisdiction}/packs/{version}/reviews", "reviewPack", "Somebody who neither proposed nor approved an emergency change looks at it.", "`to-be-replaced` changes nothing by itself: another version has to be proposed."),
    ];

    public override void Add(IHostApplicationBuilder host) => host.Services.AddSingleton<PackDesk>();

    public override void Map(IEndpointRouteBuilder routes)
    {
        var packs = routes.MapGroup("/v1/jurisdictions/{jurisdiction}/packs").WithTags("jurisdictions");
        packs.MapGet("/", AllAsync).Permit(Readers).Produces<Page<PackVersionBody>>().ProducesProblem(404);
        packs.MapGet("/{version}", ReadAsync).Permit(Readers).Produces<PackBody>().ProducesProblem(404);
        packs.MapPost("/", ProposeAsync).Permit(Roles.PackEditor).DisableAntiforgery().Accepts<IFormFileCollection>("multipart/form-data")
            .Produces<PackVersionBody>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);
        packs.MapPost("/{version}/approvals", DecideAsync).Permit(Roles.PackApprover, Roles.Mlro, Roles.SeniorManagement).Accepts<ApprovalBody>("application/json")
            .Produces<PackVersionBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        packs.MapPost("/{version}/reviews", ReviewAsync).Permit(Roles.PackApprover, Roles.Mlro, Roles.SeniorManagement).Accepts<PackReviewBody>("application/json")
            .Produces<PackVersionBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private static async Task<IResult> ReviewAsync(string jurisdiction, string version, HttpContext http, Commands commands, IGrainFactory grains, RuleBook rules, PackDesk desk)
    {
        if (Known(jurisdiction, http, rules) is not { } known || Number(version) is not { } number)
            return NotFound();
        return await commands.RunAsync<PackReviewBody, PackView>(
            http,
            (body, checks) =>
            {
                checks.OneOf("/outcome", body.Outcome, [PackReviewBody.Kept, PackReviewBody.ToBeReplaced]);
                checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
            },
            (body, envelope) => grains.GetGrain<IPackGrain>(known).ExecuteAsync(new ReviewVersion(number, body.Outcome == PackReviewBody.Kept, body.Reason!), envelope),
            view => Task.FromResult<object>(desk.All(known, view).First(one => one.Version == number)), view => view.Sequence);
    }

    /// <summary>An instant among the parts of a form; null if there is none.</summary>
    private static Instant? InstantOf(UploadedFiles files, string part, Checks checks)
    {
        if (files.Fields.GetValueOrDefault(part) is not { Length: > 0 } text)
            return null;
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant })
            return instant;
        checks.Fail(part, "malformed", "Give an instant such as 2026-12-01T17:00:00Z.");
        return null;
    }

    private static async Task<IResult> AllAsync(string jurisdiction, HttpContext http, RuleBook rules, PackDesk desk)
    {
        if (Known(jurisdiction, http, rules) is not { } known)
            return NotFound();
        var all = desk.All(known, await desk.ViewAsync(known, http.RequestAborted));
        return Results.Json(new Page<PackVersionBody>(all, null, all.Count), WireJson.Options);
    }

    private static async Task<IResult> ReadAsync(string jurisdiction, string version, HttpContext http, RuleBook rules, PackDesk desk)
    {
        if (Known(jurisdiction, http, rules) is not { } known || Number(version) is not { } number
            || await desk.FindAsync(known, number, await desk.ViewAsync(known, http.RequestAborted), http.RequestAborted) is not { } pack)
            return NotFound();
        http.Response.Headers.ETag = $"\"{pack.Sequence}\"";
        return Results.Json(pack, WireJson.Options);
    }

    private static async Task<IResult> ProposeAsync(
        string jurisdiction, HttpContext http, UploadFolder folder, Commands commands, KeyedHashes hashes, IGrainFactory grains, RuleBook rules, PackDesk desk)
    {
        if (Known(jurisdiction, http, rules) is not { } known)
            return NotFound();
        var checks = new Checks();
        var key = Commands.IdempotencyKey(http, checks);
        var ifMatch = Commands.IfMatch(http, checks);
        var (files, tooLarge) = await UploadedFiles.ReadAsync(http, folder, checks);
        using var held = files;
        if (tooLarge is not null)
            return Problems.Of(tooLarge);
        if (files.Length > Largest)
            return Problems.Of(new Refusal(413, "too-large", $"A version with its scenarios has at most {Largest >> 20} MB.", []));
        var (review, from) = (InstantOf(files, "reviewBy", checks), InstantOf(files, "from", checks));
        checks.Required("reason", files.Fields.GetValueOrDefault("reason"), HumanDecisionChecks.LongestReason);
        if (checks.Refusal is { } refusal)
            return Problems.Of(refusal);

        var caller = http.Caller();
        var command = new ProposeVersion(await ContentsAsync(files, "files"), await ContentsAsync(files, "scenarios"), files.Fields["reason"], review, from);
        var fingerprint = hashes.Body([.. System.Text.Encoding.UTF8.GetBytes($"{command.Reason}\n{(review is null ? "" : $"{review} {from}\n")}"), .. files.Fingerprint]);
        var number = 0;
        return await commands.AnswerAsync(
            http,
            async () =>
            {
                var reply = await grains.GetGrain<IPackGrain>(known).ExecuteAsync(command, new Envelope($"key/{caller.Id}/{key}", fingerprint, caller, ifMatch), http.RequestAborted);
                number = reply.View?.Versions[^1].Version ?? 0;
                return reply;
            },
            view => Task.FromResult<object>(desk.All(known, view).First(version => version.Version == number)), view => view.Sequence, TimeSpan.FromMinutes(2),
            _ => $"/v1/jurisdictions/{known}/packs/{number}");
    }

    private static async Task<IResult> DecideAsync(string jurisdiction, string version, HttpContext http, Commands commands, IGrainFactory grains, RuleBook rules, PackDesk desk)
    {
        if (Known(jurisdiction, http, rules) is not { } known || Number(version) is not { } number)
            return NotFound();
        return await commands.RunAsync<ApprovalBody, PackView>(
            http, (body, checks) => body.Check(checks),
            (body, envelope) => grains.GetGrain<IPackGrain>(known).ExecuteAsync(new DecideVersion(number, body.Decision == "approve", body.Reason!), envelope),
            view => Task.FromResult<object>(desk.All(known, view).First(one => one.Version == number)), view => view.Sequence);
    }

    private static async Task<IReadOnlyList<PackFileContent>> ContentsAsync(UploadedFiles files, string field)
    {
        var contents = new List<PackFileContent>();
        foreach (var (name, open) in files.Of(field).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            await using var file = open();
            var copy = new MemoryStream();
            await file.CopyToAsync(copy);
            contents.Add(new PackFileContent(name, copy.ToArray()));
        }

        return contents;
    }

    /// <summary>A jurisdiction that has a pack and in which the caller acts.</summary>
    public static string? Known(string jurisdiction, HttpContext http, RuleBook rules) =>
        rules.Library.Jurisdictions.FirstOrDefault(known => string.Equals(known, jurisdiction, StringComparison.OrdinalIgnoreCase)) is { } found && http.Caller().MayActIn([found]) ? found : null;

    public static int? Number(string version) => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static IResult NotFound() => Problems.Of(Refusal.NotFound("There is no such version, or no such jurisdiction."));
}
