using ComplianceGrains.Api.Packs;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Packs;

/// <summary>What a simulation is asked for with.</summary>
internal static class SimulationChecks
{
    private const int MostFiles = 20, LongestName = 100;

    private static readonly string[] Actions = ["cancel", "resume"];

    public static void Check(this SimulationActionBody body, Checks checks) => checks.OneOf("/action", body.Action, Actions);

    public static void Check(this SimulationRequestBody body, Checks checks)
    {
        if (body.Version is null == body.Files is null)
            checks.Fail("", "one-of", "Name a version, or send files: one of the two.");
        if (body.Version is not null && PackEndpoints.Number(body.Version) is null)
            checks.Fail("/version", "not-a-number", "A version is named by its number.");
        if (body is { From: { } from, To: { } to } && to <= from)
            checks.Fail("/to", "before-from", "The period ends after it begins.");
        if (body.Files is not null)
            Check(body.Files, checks);
    }

    private static void Check(IReadOnlyList<PackFileBody?> files, Checks checks)
    {
        if (files.Count is 0 or > MostFiles)
            checks.Fail("/files", "too-many", $"Send 1 to {MostFiles} files.");
        for (var place = 0; place < Math.Min(MostFiles, files.Count); place++)
        {
            checks.Required($"/files/{place}/path", files[place]?.Path, LongestName);
            if (files[place]?.Text is null)
                checks.Fail($"/files/{place}/text", "required", "This field is required.");
        }

        if (files.Select(file => file?.Path).Distinct(StringComparer.Ordinal).Count() < files.Count)
            checks.Fail("/files", "twice", "Send each file once.");
    }
}
