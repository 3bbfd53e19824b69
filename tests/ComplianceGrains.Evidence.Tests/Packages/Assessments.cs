using System.Text;
using System.Text.Json.Nodes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Annexes;
using NJsonSchema;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>What controls came to, as assessment results of OSCAL: counts that add up, in a form that OSCAL's own schema takes.</summary>
public class Assessments
{
    private static readonly ExportHeader Header = new("EXP-2026-001", "evidence.example.com", -62_135_596_800_000, 1_790_000_000_000, ["de"]);

    [Fact]
    public void Every_control_and_outcome_is_counted_once_and_the_same_package_gives_the_same_bytes()
    {
        var text = Encoding.UTF8.GetString(AnnexAssessment.Of(Header, [Log("decisions"), Log("r", count: 0)])!);

        var result = Assert.Single(JsonNode.Parse(text)!["assessment-results"]!["results"]!.AsArray())!;
        Assert.Equal(["_4-eyes", "sanctions_screening"], result["reviewed-controls"]!["control-selections"]![0]!["include-controls"]!.AsArray().Select(one => (string)one!["control-id"]!));
        Assert.Equal(
            ["1 decisions of 4-eyes: not-open.", "2 decisions of sanctions screening: clear.", "1 decisions of sanctions screening: hit."],
            result["observations"]!.AsArray().Select(one => (string)one!["description"]!));
        Assert.Equal(3, result["observations"]!.AsArray().Select(one => (string)one!["uuid"]!).Distinct().Count());
        Assert.Equal(text, Encoding.UTF8.GetString(AnnexAssessment.Of(Header, [Log("decisions"), Log("r", count: 0)])!));
        Assert.Null(AnnexAssessment.Of(Header, [Log("r", count: 0)]));
    }

    [SkippableFact]
    public async Task The_schema_of_OSCAL_takes_it()
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(SharedFiles.Path("data/oscal/oscal_complete_schema-1-2-2.json")));
        var text = Encoding.UTF8.GetString(AnnexAssessment.Of(Header, [Log("decisions"), Log("r")])!);

        Assert.Empty(schema.Validate(text));
        Assert.NotEmpty(schema.Validate(text.Replace("\"methods\"", "\"method\"", StringComparison.Ordinal)));
    }

    private static AnnexLog Log(string name, int count = 1)
    {
        var log = new AnnexLog(
            "de", name, new RangeFile($"evidence.example.com/de/{name}", 4, 0, 4, [], [], []), LogFilter.All, new ExportProfile("P", []), () => new MemoryStream());
        foreach (var counted in new[] { ("sanctions screening", "clear", 2), ("sanctions screening", "hit", 1), ("4-eyes", "", 1) }.Where(_ => count > 0))
            log.Controls[(counted.Item1, counted.Item2)] = counted.Item3;
        return log;
    }
}
