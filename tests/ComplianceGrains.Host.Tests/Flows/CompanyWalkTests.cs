using System.Text.RegularExpressions;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>The walk of <c>docs/ownership.md</c>: a company of four layers, as it stands there, in two places.</summary>
[Collection(FlowCollection.Name)]
public sealed partial class CompanyWalkTests(FlowHost flow)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ownership.md")).Split("## The same in the program", 2)[1];

    private static readonly IReadOnlyList<string> Blocks = [.. Block().Matches(Page).Select(block => block.Groups[1].Value)];

    [Theory]
    [InlineData("demo-eu", "PT", "refused", 1)]
    [InlineData("demo-gb", "GB", "under-review", 2)]
    public async Task The_company_of_the_page_ends_as_the_page_says(string booking, string country, string ends, int saying)
    {
        var id = $"acme-{country.ToLowerInvariant()}";
        foreach (Match line in Line().Matches(Blocks[0]))
        {
            var body = line.Groups[3].Value.Replace("\"id\":\"acme\"", $"\"id\":\"{id}\"", StringComparison.Ordinal).Replace("demo-eu", booking, StringComparison.Ordinal)
                .Replace("\"country\":\"PT\"", $"\"country\":\"{country}\"", StringComparison.Ordinal).Replace("\"countryOfCreation\":\"PT\"", $"\"countryOfCreation\":\"{country}\"", StringComparison.Ordinal);
            var answer = await flow.Host.As(line.Groups[1].Value).PostTextAsync(line.Groups[2].Value.Replace("/acme", $"/{id}", StringComparison.Ordinal), body, Guid.NewGuid().ToString("N"), null);
            Assert.True(answer.Status is 200 or 201, $"{line.Value}\n{answer}");
        }

        await flow.CustomerAsync(id, "under-review");
        var service = await flow.Host.As("product-service").GetAsync($"/v1/customers/{id}");
        Assert.Equal(403, (await flow.Host.As("product-service").GetAsync($"/v1/customers/{id}/parties/x")).Status);
        Assert.DoesNotContain("listed", service.Text, StringComparison.Ordinal);
        var match = (string)(await ExceptionQueue.OfAsync(flow.Host, $"{id}~x"))["id"]!;
        await flow.CloseAsync(match, "true-match", "mlro");

        var ownership = await Eventually.GetAsync(() => flow.Host.As("analyst").GetAsync($"/v1/customers/{id}/ownership"), answer => answer.Text.Contains("is listed", StringComparison.Ordinal) || answer.Text.Contains("as listed", StringComparison.Ordinal));
        await flow.CustomerAsync(id, ends);
        Assert.All(Blocks[saying].Trim().Split('\n'), sentence => Assert.Contains(sentence, ownership.Text, StringComparison.Ordinal));
        var party = await flow.Host.As("analyst").GetAsync($"/v1/customers/{id}/parties/x");
        Assert.Equal("listed", party["standing"]);
        if (ends == "refused")
        {
            var history = await flow.Host.As("auditor").GetAsync($"/v1/customers/{id}/decisions?limit=200");
            var refused = history.Json["items"]!.AsArray().Single(decision => (string)decision!["kind"]! == "customer.refused/1")!.ToJsonString();
            Assert.Contains("x holds 50 % of l3, which holds 50 % of l2", refused, StringComparison.Ordinal);
            return;
        }

        // Two people find that nobody listed controls it: it goes on.
        var warning = (string)(await ExceptionQueue.OfAsync(flow.Host, id))["id"]!;
        Assert.Contains("a warning; who controls it is to be asked", (await flow.Host.As("analyst").GetAsync($"/v1/exceptions/{warning}")).Text, StringComparison.Ordinal);
        await flow.CloseAsync(warning, "false-positive", "analyst");
        await flow.CustomerAsync(id, "active");
    }

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^(\\S+) POST (\\S+) (.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
