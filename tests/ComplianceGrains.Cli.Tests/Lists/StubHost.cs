using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ComplianceGrains.Cli.Tests.Lists;

/// <summary>Answers <c>GET /v1/lists</c> on this machine to whoever shows the key.</summary>
internal sealed class StubHost : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _key;
    private int _requests;

    public StubHost(string key)
    {
        _key = key;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public int Requests => _requests;

    public string Text { get; set; } = "";

    public void Lists(JsonNode[]? items = null, JsonNode[]? notLoaded = null) =>
        Text = new JsonObject { ["items"] = new JsonArray(items ?? []), ["next"] = null, ["total"] = items?.Length ?? 0, ["notLoaded"] = new JsonArray(notLoaded ?? []) }.ToJsonString();

    public static JsonNode List(bool stale = false, bool done = true, string? reason = null) => JsonNode.Parse($$"""
        { "list": "ofac-sdn", "version": 12, "digest": "sha256:aa", "source": "upload by operator", "entries": 17042, "names": 40000,
          "delta": { "added": 3, "changed": 1, "removed": 0 }, "publishedAt": null, "fetchedAt": "2026-11-24T00:00:00Z", "confirmedAt": "2026-11-24T00:00:00Z", "age": 7380,
          "enforcedBy": [ { "jurisdiction": "EU", "freshness": 86400, "stale": {{(stale ? "true" : "false")}} }, { "jurisdiction": "SG", "freshness": 86400, "stale": false } ],
          "rescreening": { "entries": 1300, "cursor": {{(done ? 1300 : 200)}}, "rescreened": 14, "wallets": 2, "possibleHits": 1, "done": {{(done ? "true" : "false")}} },
          "lastAttempt": {{(reason is null ? "null" : $$"""{ "at": "2026-11-24T02:00:00Z", "outcome": "failed", "reason": "{{reason}}" }""")}}, "warnings": [] }
        """)!;

    public static JsonNode NotLoaded(string? user) => new JsonObject { ["list"] = "un-sc", ["enforcedBy"] = user is null ? new JsonArray() : new JsonArray(user), ["lastAttempt"] = null };

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _requests);
                var known = context.Request.Headers["Authorization"] == $"Bearer {_key}";
                context.Response.StatusCode = !known ? 401 : context.Request.Url!.AbsolutePath == "/v1/lists" ? 200 : 404;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Text));
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
