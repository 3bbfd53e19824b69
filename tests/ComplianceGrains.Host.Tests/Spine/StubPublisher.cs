using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ComplianceGrains.Host.Tests.Stubs;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>A list publisher on this machine that answers as it is told.</summary>
internal sealed class StubPublisher : IDisposable
{
    private readonly Listener _listener;

    public StubPublisher(IReadOnlyDictionary<string, byte[]> files)
    {
        Files = files;
        _listener = new Listener(AnswerAsync);
    }

    public string Address => _listener.Address.AbsoluteUri;

    /// <summary><c>well</c>, <c>503</c>, <c>silent</c> (no answer at all), <c>stalls</c> (half a body, then nothing) or <c>truncated</c> (half a body, then closed).</summary>
    public string Mode { get; set; } = "well";

    /// <summary>Whether it tells a file's version by <c>ETag</c>; else by <c>Last-Modified</c>.</summary>
    public bool Tags { get; init; } = true;

    /// <summary>What is published.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; set; }

    /// <summary>What was answered to requests for <c>sdn.csv</c>, oldest first.</summary>
    public ConcurrentQueue<int> Answered { get; } = new();

    /// <summary>The host's configuration for it: asked every second, with a query that nobody may see.</summary>
    public Dictionary<string, string> Configuration => Files.Keys
        .ToDictionary(file => $"ListSources__ofac-sdn__Files__{file}", file => $"{Address}lists/{file}?token=secret-of-the-firm")
        .Concat(new Dictionary<string, string>
        {
            ["ListSources__ofac-sdn__EveryMinutes"] = "0.017",
            ["ListSources__ofac-sdn__TimeoutSeconds"] = "5",
            ["ListFetching__Retry__MaxRetryAttempts"] = "1",
            ["ListFetching__Retry__Delay"] = "00:00:00.050",
            ["ListFetching__AttemptTimeout__Timeout"] = "00:00:01",
            ["ListFetching__TotalRequestTimeout__Timeout"] = "00:00:03",
        }).ToDictionary();

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken over)
    {
        var name = context.Request.Url!.Segments[^1];
        var (bytes, mode) = (Files[name], Mode);
        if (mode == "silent")
            await context.MisbehavesAsync(mode, over);
        var status = mode == "503" ? 503 : Unchanged(context, bytes) ? 304 : 200;
        context.Response.StatusCode = status;
        if (name == "sdn.csv")
            Answered.Enqueue(status);
        if (status == 200)
            await SendAsync(context, bytes, mode, over);
    }

    private async Task SendAsync(HttpListenerContext context, byte[] bytes, string mode, CancellationToken over)
    {
        context.Response.AddHeader(Tags ? "ETag" : "Last-Modified", Version(bytes));
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(mode == "well" ? bytes : bytes.AsMemory(0, bytes.Length / 2), over);
        if (mode == "well")
            return;
        await context.Response.OutputStream.FlushAsync(over);
        if (mode == "stalls")
            await Task.Delay(Timeout.Infinite, over);
        context.Response.Abort();
    }

    private bool Unchanged(HttpListenerContext context, byte[] bytes) =>
        Mode == "well" && context.Request.Headers[Tags ? "If-None-Match" : "If-Modified-Since"] == Version(bytes);

    /// <summary>A tag, or a date, that is another for another content.</summary>
    private string Version(byte[] bytes) => Tags
        ? $"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))[..16]}\""
        : new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(bytes.Length).ToString("r", CultureInfo.InvariantCulture);
}
