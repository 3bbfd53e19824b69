using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Schema;
using ComplianceGrains.Jurisdictions.Yaml;
using NJsonSchema;

namespace ComplianceGrains.Jurisdictions.Tests;

public class SchemaTests
{
    private static readonly string Generated = PackSchema.Generate(Repository.Library.Catalog);

    [Fact]
    public void The_schema_in_the_repository_is_the_generated_one() =>
        Assert.True(Generated == File.ReadAllText(Path.Combine(Repository.Packs, "schema", "pack.schema.json")), "Write it anew: compliance pack schema --write");

    [Fact]
    [Trait("Pace", "slow")]
    public async Task Every_pack_that_loads_fits_the_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(Generated);
        foreach (var pack in Repository.Library.Packs)
            Assert.Empty(schema.Validate(Json(InventedPack.Text(InventedPack.Of(pack))).ToJsonString()).Select(error => $"{pack}: {error.Path} {error.Kind}"));
    }

    [Theory]
    [InlineData("threshold: 0.85", "threshold: 8.5")]
    [InlineData("threshold: 0.85", "treshold: 0.85")]
    [InlineData("lists: { value: [ofac-sdn]", "lists: { value: [ofac-sdm]")]
    [InlineData("lists: { value: [ofac-sdn]", "pepLists: [ofac-sdn]\n  lists: { value: [ofac-sdn]")]
    public async Task A_mistake_shows_in_an_editor(string right, string wrong)
    {
        var schema = await JsonSchema.FromJsonAsync(Generated);
        Assert.NotEmpty(schema.Validate(Json(InventedPack.Text(InventedPack.Of("SG")).Replace(right, wrong, StringComparison.Ordinal)).ToJsonString()));
    }

    private static JsonNode Json(string yaml) => Json(YamlText.Read("pack.yaml", yaml, [])!)!;

    private static JsonNode? Json(Node node) => node switch
    {
        MappingNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { IsNull: true } => null,
        ScalarNode { Quoted: false, Text: "true" or "false" } flag => flag.Text == "true",
        ScalarNode { Quoted: false } scalar when decimal.TryParse(scalar.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        ScalarNode scalar => scalar.Text,
        _ => null,
    };
}
