using System.Globalization;
using ComplianceGrains.Grains.Exchanges;
using ComplianceGrains.Workflows.Exchanges;
using Microsoft.AspNetCore.Http.Features;

namespace ComplianceGrains.Host.Exchanges;

/// <summary>
/// What providers on the other side call, under TRP 3.2.1. They have no key here: who may say what, the last part of the address says, which only
/// the firm can make, and it is looked at before anything else.
/// </summary>
internal static class TrpEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var trp = routes.MapGroup(ExchangePaths.Prefix).AllowAnonymous().ExcludeFromDescription();
        trp.MapPost($"/{ExchangePaths.Inquiries}/{{token}}", (string token, string? t, HttpContext http, ExchangeDesk desk) => RunAsync(http, body => desk.InquireAsync(token, http, body)));
        trp.MapPost($"/{ExchangePaths.Resolutions}/{{token}}", (string token, HttpContext http, ExchangeDesk desk) => RunAsync(http, body => desk.HearAsync(ExchangePaths.Resolutions, token, http, body)));
        trp.MapPost($"/{ExchangePaths.Confirmations}/{{token}}", (string token, HttpContext http, ExchangeDesk desk) => RunAsync(http, body => desk.HearAsync(ExchangePaths.Confirmations, token, http, body)));

        // Peers look here, at the root of the host, for who calls them.
        var since = routes.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var root = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        root.MapGet("/version", () => Results.Json(new { version = TrpInquiry.Version, vendor = "ComplianceGrains" }));
        root.MapGet("/uptime", (TimeProvider time) => Results.Text(((long)(time.GetUtcNow() - since).TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        root.MapGet("/extensions", () => Results.Json(new { required = Array.Empty<string>(), supported = Array.Empty<string>() }));
        root.MapGet("/identity", (ExchangeFirm firm) => Results.Json(firm.Lei is { } lei ? new Dictionary<string, string> { ["name"] = firm.Name, ["lei"] = lei } : new() { ["name"] = firm.Name }));
    }

    /// <summary>What every message has: a version of ours, a UUID that is said back, and JSON of a size that is read.</summary>
    internal static async Task<IResult> RunAsync(HttpContext http, Func<byte[], Task<IResult>> run)
    {
        var (version, request) = (http.Request.Headers["api-version"].ToString(), http.Request.Headers["request-identifier"].ToString());
        http.Response.Headers["api-version"] = TrpInquiry.Version;
        if (!version.StartsWith("3.", StringComparison.Ordinal) || !Guid.TryParseExact(request, "D", out _))
            return Results.StatusCode(400);
        http.Response.Headers["request-identifier"] = request;
        if (http.Request.Headers.TryGetValue("api-extensions", out var extensions) && extensions.ToString().Length > 0)
            return Results.StatusCode(501);
        if (!http.Request.HasJsonContentType())
            return Results.StatusCode(415);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = PeerGuard.Largest;
        using var body = new MemoryStream();
        using var patience = new CancellationTokenSource(PeerGuard.Patience, http.RequestServices.GetRequiredService<TimeProvider>());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, patience.Token);
        try
        {
            await http.Request.Body.CopyToAsync(body, limit.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return Results.StatusCode(408);
        }
        catch (BadHttpRequestException failure)
        {
            return Results.StatusCode(failure.StatusCode);
        }

        return await run(body.ToArray());
    }
}
