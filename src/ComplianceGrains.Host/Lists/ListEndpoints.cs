using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary><c>/v1/lists</c>.</summary>
internal static class ListEndpoints
{
    private const long Largest = 512L << 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("/v1/lists").WithTags("lists");
        lists.MapGet("/", AllAsync).Permit(Roles.Analyst, Roles.Mlro, Roles.Auditor, Roles.Operator, Roles.PackEditor, Roles.PackApprover).Produces<ListsBody>();
        lists.MapPost("/{id}/versions", UploadAsync).Permit(Roles.Operator, Roles.PackEditor).DisableAntiforgery()
            .Accepts<IFormFileCollection>("multipart/form-data").Produces<ListBody>(201).Produces<ListBody>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<IResult> AllAsync(ListProjection projection) => Results.Json(await projection.AllAsync(), FieldJson.Options);

    private static async Task<IResult> UploadAsync(string id, string? confirmed, HttpContext http, ListUpload upload, Commands commands, KeyedHashes hashes, ListProjection projection, IClock clock)
    {
        if (!ListImport.IsKnown(id))
            return Problems.Of(Refusal.NotFound($"No importer reads a list of this id. Known are {string.Join(", ", ListImport.KnownLists)}, {ListImport.PepPrefix}… and {ListImport.OwnPrefix}…."));
        var checks = new Checks();
        var key = Commands.IdempotencyKey(http, checks);
        var ifMatch = Commands.IfMatch(http, checks);
        var files = http.Request.HasFormContentType ? await FilesAsync(http, checks) : null;
        if (files is null or { Count: 0 })
            checks.Fail("", "no-files", "Send the list's official files as multipart/form-data; the file name tells the part.");
        if (confirmed is not (null or "true" or "false"))
            checks.Fail("confirmed", "malformed", "Use true or false.");
        if (checks.Refusal is { } refusal)
            return Problems.Of(refusal);

        var (caller, arrived) = (http.Caller(), clock.GetCurrentInstant());
        var fingerprint = hashes.Body(Encoding.UTF8.GetBytes(string.Join('\n', files!.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {Convert.ToHexString(SHA256.HashData(file.Value))}"))));
        IReadOnlyList<string> warnings = [];
        return await commands.AnswerAsync(
            http,
            async () =>
            {
                var outcome = await upload.AcceptAsync(id, files!, confirmed == "true", ListOrigin.Upload(caller, arrived), new Envelope($"key/{caller.Id}/{key}", fingerprint, caller, ifMatch), http.RequestAborted);
                warnings = outcome.Warnings;
                return outcome.Reply;
            },
            view => Task.FromResult<object>(projection.Body(view, warnings)), view => view.Sequence, TimeSpan.FromMinutes(2));
    }

    private static async Task<Dictionary<string, byte[]>?> FilesAsync(HttpContext http, Checks checks)
    {
        try
        {
            http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = Largest;
            var form = await http.Request.ReadFormAsync(new Microsoft.AspNetCore.Http.Features.FormOptions { MultipartBodyLengthLimit = Largest }, http.RequestAborted);
            var files = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
            foreach (var file in form.Files)
            {
                var copy = new MemoryStream();
                await file.CopyToAsync(copy, http.RequestAborted);
                if (!files.TryAdd(Path.GetFileName(file.FileName), copy.ToArray()))
                    checks.Fail("", "duplicate-file", "Two files have the same name.");
            }

            return files;
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException or IOException)
        {
            checks.Fail("", "malformed", "The multipart body could not be read.");
            return null;
        }
    }
}
