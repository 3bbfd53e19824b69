using System.Text.RegularExpressions;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>The API describes itself, and its problems.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class DocumentTests(ApiHost api)
{
    [Fact]
    public async Task The_OpenAPI_document_lists_every_endpoint_that_is_built()
    {
        var document = (await Nobody.GetAsync("/openapi/v1.json")).Json;

        Assert.StartsWith("3.1.", (string)document["openapi"]!, StringComparison.Ordinal);
        var described = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => $"{method.Key.ToUpperInvariant()} {path.Key.TrimEnd('/')}"));
        // Figures are in Prometheus' own format.
        var built = AuthorizationTable.Rows.Select(row => row.Endpoint).Where(endpoint => endpoint != "GET /metrics");
        Assert.Equal(built.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_documentation_answers_without_a_key() => Assert.Equal((200, "text/html"), await Nobody.GetAsync("/docs/") switch { var page => (page.Status, page.MediaType) });

    [Fact]
    public async Task Every_type_of_problem_has_a_page()
    {
        var types = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => RefusalType().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.True(types.Count >= 12, string.Join(", ", types));
        foreach (var type in types)
            Assert.True((await Nobody.GetAsync($"/problems/{type}")).Status == 200, $"/problems/{type} is not there.");
    }

    private Caller Nobody => api.Host.WithKey(null);

    [GeneratedRegex(@"(?:new(?: Refusal)?|Refusal)\((?:\d{3}|status),\s*(?:null,\s*new Refusal\(\d{3},\s*)?""([a-z-]+)"",")]
    private static partial Regex RefusalType();
}
