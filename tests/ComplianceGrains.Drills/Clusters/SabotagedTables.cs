using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>
/// Stands before the tables and takes one safety net out of what passes, so that the program itself needs no switch for it. It can also
/// let go of what follows an append, as a sequencer does that dies between the two.
/// </summary>
public sealed partial class SabotagedTables : IAsyncDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly WebApplication _app;
    private readonly int _service;
    private readonly Net _without;

    private volatile bool _isDying;

    private SabotagedTables(int service, Net without)
    {
        (_service, _without) = (service, without);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>Whether nothing that follows an append is let through: the drafts of what has its place stay where they are.</summary>
    public bool IsDying { get => _isDying; set => _isDying = value; }

    /// <param name="service">The port of the tables.</param>
    /// <param name="without">What is taken away.</param>
    public static async Task<SabotagedTables> StartAsync(int service, Net without)
    {
        var tables = new SabotagedTables(service, without);
        await tables._app.StartAsync();
        return tables;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
        var body = await reader.ReadToEndAsync();
        if (_isDying && Finish().IsMatch(body))
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var answer = await SendAsync(context, Changed(body));
        var given = await answer.Content.ReadAsStringAsync();
        if (_without == Net.Recovery)
            given = Size().Match(given) is { Success: true } size ? Pointed().Replace(given, $"\"pointed\":\"{size.Groups[1].Value}\"") : given;
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Content-Length")))
            context.Response.Headers[header.Key] = header.Value.ToArray();
        await context.Response.WriteAsync(given);
    }

    private string Changed(string body) => _without switch
    {
        Net.Condition => Tag().Replace(body, "If-Match: *"),
        // Each under a name of its own: it is written, and found by nobody.
        Net.CommandRow => Command().Replace(body, match => $"{match.Value}-{Guid.NewGuid():N}"),
        _ => body,
    };

    private async Task<HttpResponseMessage> SendAsync(HttpContext context, string body)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri($"http://127.0.0.1:{_service}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0 || !HttpMethods.IsGet(context.Request.Method))
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        foreach (var header in context.Request.Headers.Where(header => header.Key is not ("Host" or "Transfer-Encoding" or "Connection" or "Content-Length")))
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
        return await _http.SendAsync(request, CancellationToken.None);
    }

    [GeneratedRegex("DELETE [^\r\n]*(!|%21)d~")]
    private static partial Regex Finish();

    [GeneratedRegex("If-Match: W/[^\r\n]+", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<="RowKey":"h~[^"~]*~c)[^"]+""")]
    private static partial Regex Command();

    [GeneratedRegex("\"size\":\"(\\d+)\"")]
    private static partial Regex Size();

    [GeneratedRegex("\"pointed\":\"\\d+\"")]
    private static partial Regex Pointed();
}
