using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Transactions;

/// <summary>A provider on the other side that outlives every host: it agrees at once, and keeps what it was sent and told.</summary>
public sealed class Provider : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _url;

    public Provider()
    {
        _url = $"127.0.0.1:{RunningHost.FreePort()}";
        _listener.Prefixes.Add($"http://{_url}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>What it was asked: under which identifier, and the whole message.</summary>
    public ConcurrentQueue<(string Request, string Body)> Asked { get; } = new();

    /// <summary>What it was told at the end: under which identifier, and the whole message.</summary>
    public ConcurrentQueue<(string Request, string Body)> Told { get; } = new();

    /// <summary>Where it takes inquiries.</summary>
    public string TravelAddress => Workflows.Exchanges.TravelAddress.OfLocal($"{_url}/ask?t=i");

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The host was killed while it asked, or the drill is over.
            }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
        var (body, request, path) = (await reader.ReadToEndAsync(), call.Request.Headers["request-identifier"] ?? "", call.Request.Url!.AbsolutePath);
        var answer = "";
        if (path == "/ask")
        {
            Asked.Enqueue((request, body));
            using var inquiry = JsonDocument.Parse(body);
            var address = inquiry.RootElement.GetProperty("IVMS101").GetProperty("beneficiary").GetProperty("accountNumber")[0].GetString();
            answer = JsonSerializer.Serialize(new { approved = new { address, callback = $"http://{_url}/told/{request}" } });
        }
        else
        {
            Told.Enqueue((path.Split('/')[^1], body));
        }

        call.Response.StatusCode = answer.Length > 0 ? 200 : 204;
        call.Response.ContentType = answer.Length > 0 ? "application/json" : null;
        if (answer.Length > 0)
            await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        call.Response.Close();
    }
}
