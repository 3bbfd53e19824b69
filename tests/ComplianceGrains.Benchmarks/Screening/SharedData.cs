using System.Text.Json;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>The public lists and labelled queries that the figures are measured on. Beside the repository, never in it.</summary>
internal static class SharedData
{
    private static readonly (string Prefix, string List, string Folder)[] Sources =
    [
        ("OFAC", "ofac-sdn", "lists/ofac/2024-01-11"),
        ("UN", "un-sc", "lists/un"),
        ("UK", "uk-ofsi", "lists/uk-ofsi"),
    ];

    public static string Root { get; } = Find();

    public static string ListId(string prefix) => Sources.Single(source => source.Prefix == prefix).List;

    /// <summary>What the ids of a list begin with in labelled queries; <c>own</c> for a list of this benchmark.</summary>
    public static string Prefix(string listId) => Sources.FirstOrDefault(source => source.List == listId).Prefix ?? "own";

    public static IReadOnlyList<ListContent> Lists() => [.. Sources.Select(source => Read(source.List, Path.Combine(Root, source.Folder)))];

    public static IReadOnlyList<LabelledQuery> Queries(string file) => [.. File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement)
        .Select(row => new LabelledQuery(
            row.GetProperty("qid").GetString()!, row.GetProperty("cat").GetString()!, row.GetProperty("q").GetString()!,
            row.GetProperty("type").GetString() switch
            {
                "person" => SubjectKind.NaturalPerson,
                "entity" => SubjectKind.LegalEntity,
                "vessel" => SubjectKind.Vessel,
                _ => SubjectKind.Any,
            },
            row.GetProperty("dob").GetString() is { Length: > 0 } dob ? dob : null,
            [.. row.GetProperty("scope").EnumerateArray().Select(scope => ListId(scope.GetString()!))],
            row.GetProperty("label").GetString()!,
            row.GetProperty("expect").EnumerateArray().Select(id => id.GetString()!).ToHashSet(StringComparer.Ordinal)))];

    private static ListContent Read(string list, string folder)
    {
        var files = Directory.EnumerateFiles(folder)
            .Where(file => list != "un-sc" || file.EndsWith("2026-02-27.xml", StringComparison.Ordinal))
            .Where(file => !file.EndsWith(".xlsx", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), file => (Func<Stream>)(() => File.OpenRead(file)));
        var result = ListImport.Read(list, files);
        return result.Content ?? throw new InvalidOperationException(string.Join('\n', result.Errors));
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared/data/screening") is var path && Directory.Exists(path))
                return path;
        throw new DirectoryNotFoundException("No folder above this one has shared/data/screening beside it.");
    }
}
