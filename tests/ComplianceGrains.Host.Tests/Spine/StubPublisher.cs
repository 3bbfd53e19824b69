using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>A list publisher on this machine that answers as it is told.</summary>
internal sealed class StubPublisher : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _over = new();

    public StubPublisher(IReadOnlyDictionary<string, byte[]> files)
    {
        Files = files;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

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

    public void Dispose()
    {
        _over.Cancel();
        _listener.Close();
        _over.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var name = context.Request.Url!.Segments[^1];
            var bytes = Files[name];
            var mode = Mode;
            if (mode == "silent")
                await Task.Delay(Timeout.Infinite, _over.Token);
            var status = mode == "503" ? 503 : Unchanged(context, bytes) ? 304 : 200;
            context.Response.StatusCode = status;
            if (name == "sdn.csv")
                Answered.Enqueue(status);
            if (status == 200)
                await SendAsync(context, bytes, mode);
            context.Response.Close();
        }
        catch (Exception broken) when (broken is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The host hung up, or the test is over.
        }
    }

    private async Task SendAsync(HttpListenerContext context, byte[] bytes, string mode)
    {
        context.Response.AddHeader(Tags ? "ETag" : "Last-Modified", Version(bytes));
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(mode == "well" ? bytes : bytes.AsMemory(0, bytes.Length / 2));
        if (mode == "well")
            return;
        await context.Response.OutputStream.FlushAsync();
        if (mode == "stalls")
            await Task.Delay(Timeout.Infinite, _over.Token);
        context.Response.Abort();
    }

    private bool Unchanged(HttpListenerContext context, byte[] bytes) =>
        Mode == "well" && context.Request.Headers[Tags ? "If-None-Match" : "If-Modified-Since"] == Version(bytes);

    /// <summary>A tag, or a date, that is another for another content.</summary>
    private string Version(byte[] bytes) => Tags
        ? $"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))[..16]}\""
        : new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(bytes.Length).ToString("r", CultureInfo.InvariantCulture);
}
