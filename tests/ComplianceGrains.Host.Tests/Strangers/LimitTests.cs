using System.Net;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Tests.Strangers;

/// <summary>How much one caller may ask, and whose word is taken for where a request comes from.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_principal_who_asks_too_much_waits_and_nobody_else_does()
    {
        await using var app = await StartAsync(new() { ["RateLimits:Principal:PerSecond"] = "1", ["RateLimits:Principal:Burst"] = "3", ["RateLimits:Address:Burst"] = "2", ["RateLimits:Address:PerSecond"] = "1" });
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        var greedy = new List<HttpResponseMessage>();
        for (var i = 0; i < 8; i++)
            greedy.Add(await AskAsync(http, "prn-greedy"));
        var other = await AskAsync(http, "prn-other");
        var health = await http.GetAsync("/health/live");

        var refused = greedy.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.Equal(HttpStatusCode.OK, greedy[0].StatusCode);
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60));
        Assert.Contains("/problems/rate-limited", await refused[0].Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (other.StatusCode, health.StatusCode));
        await Drills.Hosting.Eventually.TrueAsync(async () => (await AskAsync(http, "prn-greedy")).StatusCode == HttpStatusCode.OK, pause: TimeSpan.FromMilliseconds(300));
    }

    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7 https")]
    [InlineData("127.0.0.0/8", "203.0.113.7 https")]
    [InlineData("10.1.2.3", "127.0.0.1 http")]
    [InlineData(null, "127.0.0.1 http")]
    public async Task Only_a_proxy_that_is_named_is_believed(string? proxy, string seen)
    {
        await using var app = await StartAsync(proxy is null ? [] : new() { ["Proxies:0"] = proxy });
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        Assert.Equal(seen, await http.GetStringAsync("/"));
    }

    [Fact]
    public async Task What_is_no_address_of_a_proxy_and_trust_in_everybody_stop_the_start()
    {
        Assert.Contains("'somewhere'", (await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(new() { ["Proxies:0"] = "somewhere" }))).Message, StringComparison.Ordinal);
        Assert.Contains("Proxies", (await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(new() { ["FORWARDEDHEADERS_ENABLED"] = "true" }))).Message, StringComparison.Ordinal);
        Assert.Contains("RateLimits:Principal:Burst", (await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(new() { ["RateLimits:Principal:Burst"] = "0" }))).Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string principal)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("principal", principal);
        return http.SendAsync(request);
    }

    /// <summary>A program that only has these parts, and says whom it sees.</summary>
    private static async Task<WebApplication> StartAsync(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddRateLimits();
        var app = builder.Build();
        app.UseProxies(builder.Configuration);
        app.Use((http, next) =>
        {
            if (http.Request.Headers["principal"].ToString() is { Length: > 0 } id)
                http.Features.Set(new Principal(id, Roles.Analyst, true, ["*"]));
            return next(http);
        });
        app.UseRateLimiter();
        app.Run(http => http.Response.WriteAsync($"{http.Connection.RemoteIpAddress} {http.Request.Scheme}"));
        await app.StartAsync();
        return app;
    }
}
