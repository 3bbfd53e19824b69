using System.IO.Compression;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Reading;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>How OFAC itself corrected the primary names of people between 2022 and 2024: the old form is asked of the new list.</summary>
internal static class Corrections
{
    private const int Source = 1, Number = 2, Type = 3, Name = 5;

    public static IReadOnlyList<LabelledQuery> Queries(ListContent ofac)
    {
        var now = ofac.Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        using var file = new GZipStream(File.OpenRead(Path.Combine(SharedData.Root, "lists/us-csl-2022/consolidated.csv.gz")), CompressionMode.Decompress);
        using var text = new StreamReader(file);
        var queries = new List<LabelledQuery>();
        foreach (var record in new CsvReader(text).Records().Skip(1))
            if (record.Fields.Length > Name && record.Fields[Source].Contains("SDN", StringComparison.Ordinal) && record.Fields[Type] == "Individual" && now.TryGetValue(record.Fields[Number], out var entry)
                && Parts(record.Fields[Name]) is var before && Parts(entry.Names[0].Text) is var after && !before.SetEquals(after) && before.Overlaps(after))
                queries.Add(new($"C{entry.Id}", "corrected", record.Fields[Name], SubjectKind.NaturalPerson, null, ["ofac-sdn"], "match", new HashSet<string> { $"OFAC:{entry.Id}" }));
        return queries;
    }

    private static HashSet<string> Parts(string name) => NameNormaliser.Normalise(name, person: true).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
}
