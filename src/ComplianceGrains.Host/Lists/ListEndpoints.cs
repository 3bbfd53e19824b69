using System.Globalization;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Lists;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Uploads;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary><c>/v1/lists</c>.</summary>
internal sealed class ListEndpoints : Feature
{
    public override OperationTag? Tag { get; } = new(5, "lists", "What is screened against.");

    public override IReadOnlyList<Operation> Operations { get; } =
    [
        new("GET", "/v1/lists", "readLists", "Screening lists with content and age.", "Also what the packs ask for and nobody has loaded.") { HasETag = false, Elsewhere = "same" },
        new("POST", "/v1/lists/{id}/versions", "uploadList", "A new version of a list.", "Its files as the publisher gives them, as `multipart/form-data`. Read whole or not at all; the same digest confirms what is there.") { IsCommand = false, HasETag = false, Elsewhere = "same" },
    ];

    public override void Add(IHostApplicationBuilder host)
    {
        host.Services.AddChecked<UploadOptions>().AddSingleton<ListLibrary>().AddSingleton<UploadFolder>().AddSingleton<ListUpload>().AddSingleton<ListProjection>()
            .AddSingleton(new SizeGuard(ShareOf(host.Configuration["SmallestListShare"])));
        host.Services.AddListFetching(host.Configuration);
    }

    /// <summary>The least share that a list may shrink to unasked.</summary>
    private static decimal ShareOf(string? setting) => setting switch
    {
        null => 0.8m,
        _ when decimal.TryParse(setting, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 => share,
        _ => throw new InvalidDataException($"SmallestListShare is '{setting}'. Give a share from 0 to 1, such as 0.8: less of a list's entries than that, and a person has to confirm the new version."),
    };

    public override void Map(IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("/v1/lists").WithTags("lists");
        lists.MapGet("/", AllAsync).Permit(Roles.Analyst, Roles.Mlro, Roles.Auditor, Roles.Operator, Roles.PackEditor, Roles.PackApprover).Produces<ListsBody>();
        lists.MapPost("/{id}/versions", UploadAsync).Permit(Roles.Operator, Roles.PackEditor).DisableAntiforgery()
            .Accepts<IFormFileCollection>("multipart/form-data").Produces<ListBody>(201).Produces<ListBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(422);
    }

    private static async Task<IResult> AllAsync(ListProjection projection) => Results.Json(await projection.AllAsync(), WireJson.Options);

    private static async Task<IResult> UploadAsync(string id, string? confirmed, HttpContext http, ListUpload upload, UploadFolder folder, Commands commands, KeyedHashes hashes, ListProjection projection, IClock clock)
    {
        if (!ListImport.IsKnown(id))
            return Problems.Of(Refusal.NotFound($"No importer reads a list of this id. Known are {string.Join(", ", ListImport.KnownLists)}, {ListImport.PepPrefix}… and {ListImport.OwnPrefix}…."));
        var checks = new Checks();
        var key = Commands.IdempotencyKey(http, checks);
        var ifMatch = Commands.IfMatch(http, checks);
        var (files, tooLarge) = await UploadedFiles.ReadAsync(http, folder, checks);
        using var held = files;
        if (tooLarge is not null)
            return Problems.Of(tooLarge);
        if (confirmed is not (null or "true" or "false"))
            checks.Fail("confirmed", "malformed", "Use true or false.");
        if (checks.Refusal is { } refusal)
            return Problems.Of(refusal);

        var (caller, arrived) = (http.Caller(), clock.GetCurrentInstant());
        var fingerprint = hashes.Body(files.Fingerprint);
        IReadOnlyList<string> warnings = [];
        var answer = await commands.AnswerAsync(
            http,
            async () =>
            {
                var outcome = await upload.AcceptAsync(id, files.Streams, confirmed == "true", ListOrigin.Upload(caller, arrived), new Envelope($"key/{caller.Id}/{key}", fingerprint, caller, ifMatch), http.RequestAborted);
                warnings = outcome.Warnings;
                return outcome.Reply;
            },
            view => Task.FromResult<object>(projection.Body(view, warnings)), view => view.Sequence, TimeSpan.FromMinutes(2));
        ListUpload.GiveBack(files.Length);
        return answer;
    }
}
