using System.Text.RegularExpressions;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>What somebody gets who opens the address and nothing else.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class HomeTests(ApiHost api)
{
    /// <summary>As Firefox sends it.</summary>
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task A_browser_is_led_to_where_people_sign_in()
    {
        using var answer = await AskAsync("/", Browser);

        Assert.EndsWith("/console/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Sign in", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_the_page_leads_to_something_on_this_host()
    {
        using var answer = await AskAsync("/", Browser);
        var links = Link().Matches(await answer.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).Where(link => link is not ("#main" or "data:,")).ToList();

        Assert.Contains("/docs/", links);
        foreach (var link in links)
        {
            Assert.StartsWith("/", link, StringComparison.Ordinal);
            using var there = await AskAsync(link, Browser);
            Assert.True(there.IsSuccessStatusCode, $"{link} answers {there.StatusCode}");
        }
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

}
