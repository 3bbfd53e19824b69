using System.Net;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>What somebody gets who is not signed in, or sends a form that this session was not shown.</summary>
[Collection(DemoCollection.Name)]
public sealed class StrangerTests(DemoConsole console)
{
    [Theory]
    [InlineData("/console")]
    [InlineData("/console/exceptions")]
    [InlineData("/console/customers/demo-eu-active")]
    [InlineData("/console/exports/exp-1/package")]
    public async Task Nothing_is_shown_to_who_is_not_signed_in(string address)
    {
        using var http = NewClient();
        using var answer = await http.GetAsync(new Uri(console.Host.Address, address));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/console/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_that_comes_from_elsewhere_does_nothing()
    {
        using var http = NewClient();
        await SignInAsync(http, "analyst", null);
        var exception = (string)(await console.Host.As("analyst").GetAsync("/v1/exceptions?limit=1")).Json["items"]![0]!["id"]!;
        var before = (long)(await console.Host.As("analyst").GetAsync($"/v1/exceptions/{exception}")).Json["sequence"]!;

        using var forged = await http.PostAsync(new Uri(console.Host.Address, $"/console/exceptions/{exception}/notes"), new FormUrlEncodedContent(new Dictionary<string, string> { ["text"] = "Forged." }));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("Forged.", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, (long)(await console.Host.As("analyst").GetAsync($"/v1/exceptions/{exception}")).Json["sequence"]!);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/console/")]
    [InlineData("/console/..//example.org", "/console/..//example.org")]
    [InlineData("/console\\example.org")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string next, string to = "/console")
    {
        using var http = NewClient();
        using var answer = await SignInAsync(http, "analyst", next);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_service_has_no_session()
    {
        using var http = NewClient();
        using var answer = await SignInAsync(http, "product-service", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_cannot_be_read_by_scripts_sent_from_elsewhere_or_used_as_a_key()
    {
        using var http = NewClient();
        using var answer = await SignInAsync(http, "analyst", null);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), one => one.StartsWith("console=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?<![A-Za-z0-9_-])cg_", cookie);
        using var api = await http.GetAsync(new Uri(console.Host.Address, "/v1/exceptions"));
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_and_its_key_is_in_no_file()
    {
        using var http = NewClient();
        using var signedIn = await SignInAsync(http, "analyst", null);

        await console.Host.RestartAsync();

        using var answer = await http.GetAsync(new Uri(console.Host.Address, "/console/exceptions"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(console.Host.Data, "*.xml", SearchOption.AllDirectories));
    }

    private static HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    private async Task<HttpResponseMessage> SignInAsync(HttpClient http, string role, string? next)
    {
        var page = await http.GetStringAsync(new Uri(console.Host.Address, "/console/sign-in"));
        var name = "__RequestVerificationToken\" value=\"";
        var start = page.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var token = page[start..page.IndexOf('"', start)];
        var query = next is null ? "" : $"?next={Uri.EscapeDataString(next)}";
        return await http.PostAsync(new Uri(console.Host.Address, $"/console/sign-in{query}"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["apikey"] = Caller.KeyOf(console.Host, role, 1),
        }));
    }
}
