using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>
/// Stands before a service and lies in some of its calls: it says that nothing was done where something was, does a thing twice, keeps
/// the answer back or breaks the connection. Whoever calls finds out what is true or says that they do not know.
/// </summary>
public sealed class LyingProxy : IAsyncDisposable
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);
    private static readonly Lie[] OfReads = [Lie.Busy, Lie.Failed, Lie.Dropped];
    private static readonly Lie[] OfWrites = [Lie.Busy, Lie.Failed, Lie.Dropped, Lie.DoneAndFailed, Lie.DoneAndDropped, Lie.DoneAndSlow, Lie.DoneTwice];
    private static readonly Lie[] OfConditions = [.. OfWrites, Lie.Unmet];

    private readonly ConcurrentDictionary<Lie, int> _told = new();
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly WebApplication _app;
    private readonly int _service;
    private readonly double _share;

    private LyingProxy(int service, double share)
    {
        (_service, _share) = (service, share);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    private enum Lie
    {
        None,
        Busy,
        Failed,
        Dropped,
        DoneAndFailed,
        DoneAndDropped,
        DoneAndSlow,
        DoneTwice,
        Unmet,
    }

    /// <summary>Where it listens.</summary>
    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>How many calls were lied in, of how many.</summary>
    public string Said => string.Create(CultureInfo.InvariantCulture, $"{_told.Where(one => one.Key != Lie.None).Sum(one => one.Value)} lies in {_told.Values.Sum()} calls ({string.Join(", ", _told.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"))})");

    /// <summary>How many lies were told.</summary>
    public int Lies => _told.Where(one => one.Key != Lie.None).Sum(one => one.Value);

    /// <param name="service">The port of the service.</param>
    /// <param name="share">In how many of all calls it lies, 0 to 1.</param>
    public static async Task<LyingProxy> StartAsync(int service, double share)
    {
        var proxy = new LyingProxy(service, share);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var choice = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? OfReads : IsConditional(context.Request, body) ? OfConditions : OfWrites;
        var lie = Random.Shared.NextDouble() < _share ? choice[Random.Shared.Next(choice.Length)] : Lie.None;
        _told.AddOrUpdate(lie, 1, (_, told) => told + 1);
        switch (lie)
        {
            case Lie.Busy or Lie.Failed or Lie.Unmet:
                context.Response.StatusCode = lie switch { Lie.Busy => 503, Lie.Failed => 500, _ => 412 };
                return;
            case Lie.Dropped:
                context.Abort();
                return;
            case Lie.DoneTwice:
                (await SendAsync(context, body.ToArray())).Dispose();
                break;
        }

        using var answer = await SendAsync(context, body.ToArray());
        switch (lie)
        {
            case Lie.DoneAndFailed:
                context.Response.StatusCode = 500;
                return;
            case Lie.DoneAndDropped:
                context.Abort();
                return;
            case Lie.DoneAndSlow:
                await Task.Delay(Slow);
                break;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Content-Length")))
            context.Response.Headers[header.Key] = header.Value.ToArray();
        context.Response.ContentLength = answer.Content.Headers.ContentLength;
        await answer.Content.CopyToAsync(context.Response.Body);
    }

    /// <summary>Nobody says that a condition was not met where none was set.</summary>
    private static bool IsConditional(HttpRequest request, MemoryStream body) =>
        request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfMatch is [not (null or "*")]
        || (request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal) && Encoding.Latin1.GetString(body.GetBuffer(), 0, (int)body.Length).Contains("If-Match: W/", StringComparison.OrdinalIgnoreCase));

    private async Task<HttpResponseMessage> SendAsync(HttpContext context, byte[] body)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri($"http://127.0.0.1:{_service}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0 || !HttpMethods.IsGet(context.Request.Method))
            request.Content = new ByteArrayContent(body);
        foreach (var header in context.Request.Headers.Where(header => header.Key is not ("Host" or "Transfer-Encoding" or "Connection" or "Content-Length")))
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
        return await _http.SendAsync(request, CancellationToken.None);
    }
}
