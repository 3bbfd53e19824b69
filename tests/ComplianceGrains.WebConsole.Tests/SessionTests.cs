using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Testing;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>When a session ends, by a clock of the test's own. The pages of the console stand alone here: none of these asks the API.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private static readonly Instant Begin = Instant.FromUtc(2026, 11, 30, 9, 0);

    private readonly FakeClock _clock = new(Begin);
    private AloneConsole _console = null!;

    private HttpClient Http => _console.Http;

    public async Task InitializeAsync() => _console = await AloneConsole.StartAsync(_clock, new Uri("http://127.0.0.1:9/"));

    public async Task DisposeAsync() => await _console.DisposeAsync();

    [Fact]
    public async Task A_page_says_to_the_second_when_the_session_ends_and_every_page_begins_the_time_anew()
    {
        Assert.Contains("Your session ends at <time datetime=\"2026-11-30T09:30:00Z\">2026-11-30 09:30:00 UTC</time>", await ReadAsync(), StringComparison.Ordinal);
        _clock.AdvanceMinutes(5);
        Assert.Contains("2026-11-30 09:35:00 UTC", await ReadAsync(), StringComparison.Ordinal);
        _clock.Advance(Duration.FromMinutes(30) - Duration.FromSeconds(1));
        Assert.Contains("2026-11-30 10:04:59 UTC", await ReadAsync(), StringComparison.Ordinal);
        _clock.Advance(Duration.FromMinutes(30) + Duration.FromSeconds(1));
        using var late = await Http.GetAsync("/console/packs");
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
    }

    [Fact]
    public async Task Who_asks_when_it_ends_does_not_move_the_end_and_who_stays_does()
    {
        _clock.AdvanceMinutes(28);
        Assert.Equal(Begin + Duration.FromMinutes(30), await EndAsync(HttpMethod.Get, "/console/session"));
        Assert.Equal(Begin + Duration.FromMinutes(58), await EndAsync(HttpMethod.Post, "/console/session/stay"));
        _clock.AdvanceMinutes(28);
        Assert.Equal(Begin + Duration.FromMinutes(58), await EndAsync(HttpMethod.Get, "/console/session"));
        _clock.AdvanceMinutes(3);
        using var late = await Http.PostAsync("/console/session/stay", null);
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
    }

    [Fact]
    public async Task What_was_written_when_the_session_ended_is_given_back_and_to_nobody_else()
    {
        var token = await _console.TokenAsync("/console/packs");
        _clock.AdvanceMinutes(31);
        using var late = await _console.SendAsync("/console/packs/EU/6/approvals", token, ("reason", "Read & \"agreed\"."), ("decision", "approve"));
        var page = await late.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Contains("script-src 'self'", late.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(late.Headers.CacheControl!.NoStore);
        Assert.Matches("""<form method="post" action="/console/packs/EU/6/approvals">""", page);
        Assert.Contains("""name="reason" value="Read &amp; &quot;agreed&quot;.">""", page.Replace(" />", ">", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(token, page, StringComparison.Ordinal);

        // Another site's form comes without the cookie that goes with forms of these pages.
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var forged = await stranger.PostAsync(new Uri(Http.BaseAddress!, "/console/packs/EU/6/approvals"), new FormUrlEncodedContent([new("reason", "Forged.")]));
        Assert.Equal((HttpStatusCode.Redirect, ""), (forged.StatusCode, await forged.Content.ReadAsStringAsync()));
    }

    private async Task<string> ReadAsync()
    {
        using var answer = await Http.GetAsync("/console/packs");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<Instant> EndAsync(HttpMethod method, string path)
    {
        using var answer = await Http.SendAsync(new HttpRequestMessage(method, path));
        return InstantPattern.ExtendedIso.Parse((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["ends"]!).Value;
    }
}
