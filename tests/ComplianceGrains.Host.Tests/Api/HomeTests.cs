using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>What somebody gets who opens the address and nothing else.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class HomeTests(ApiHost api)
{
    /// <summary>As Firefox sends it.</summary>
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task A_browser_gets_a_page_that_says_what_runs_where_to_go_and_in_which_roles()
    {
        using var answer = await AskAsync("/", Browser);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<strong>ready</strong>", page, StringComparison.Ordinal);
        Assert.All(Sandbox.Roles, role => Assert.Contains($"<code>{role}</code>", page, StringComparison.Ordinal));
        Assert.Contains("AE-DU", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cg_", page.Replace("cg_…", "", StringComparison.Ordinal).Replace("cg_&#8230;", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_the_page_leads_to_something_on_this_host()
    {
        using var answer = await AskAsync("/", Browser);
        var links = Link().Matches(await answer.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            Assert.StartsWith("/", link, StringComparison.Ordinal);
            using var there = await AskAsync(link, Browser);
            Assert.True(there.IsSuccessStatusCode, $"{link} answers {there.StatusCode}");
        }
    }

    [Fact]
    public async Task The_page_loads_nothing_and_its_policy_permits_nothing_but_its_own_style()
    {
        using var answer = await AskAsync("/", Browser);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotMatch(@"<(script|img|link|iframe|object|embed|form)|\bstyle=|\bon[a-z]+=|url\(|@import|https?://", page);
        var style = Assert.Single(Style().Matches(page)).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("")]
    public async Task A_program_gets_JSON_that_says_where_to_go(string accept)
    {
        using var answer = await AskAsync("/", accept);
        var overview = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("ready", (string)overview["status"]!);
        Assert.Contains("/openapi/v1.json", overview["links"]!.AsArray().Select(link => (string)link!["path"]!));
        Assert.Equal(Sandbox.Roles.Order(StringComparer.Ordinal), overview["roles"]!.AsArray().Select(role => (string)role!["role"]!).Order(StringComparer.Ordinal));
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string accept)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api.Host.Address, path));
        if (accept.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await http.SendAsync(request);
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
