using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using ComplianceGrains.Grains.Exchanges;
using ComplianceGrains.Workflows.Exchanges;

namespace ComplianceGrains.Host.Exchanges;

/// <summary>
/// Providers that nobody has to reach, for trying out: each plays one script, however it is asked. They are there only where this machine
/// itself may be on the other side.
/// </summary>
internal sealed class ScriptedPeers(IHttpClientFactory clients, ExchangeFirm firm) : IDisposable
{
    private const int MostKept = 1000;

    private readonly ConcurrentQueue<Message> _messages = new();
    private readonly CancellationTokenSource _ends = new();

    /// <summary>What each plays.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
        ["accepts", "accepts-at-once", "accepts-early", "accepts-twice", "changes-its-mind", "rejects", "other-address", "acknowledges-only", "receipt-only", "unknown", "malformed", "fails", "redirects", "too-much"];

    /// <summary>What they were told, the oldest first; no more than a host in use for trying out ever needs.</summary>
    public IReadOnlyList<Message> Messages => [.. _messages];

    /// <summary>Where one takes inquiries.</summary>
    public string TravelAddressOf(string script) => TravelAddress.OfLocal($"{UrlOf(script)["http://".Length..]}?t=i");

    /// <summary>Where one takes whatever it is told at a callback.</summary>
    public string CallbackOf(string script, string request) => $"{UrlOf(script)}/callbacks/{request}";

    /// <summary>What was told at the callbacks of somebody, as they were told it.</summary>
    public IReadOnlyList<string> HeardBy(string script) => [.. Messages.Where(message => message.Script == script && message.Kind == Heard).Select(message => message.Body)];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/peers", (ScriptedPeers all) => Results.Json(Scripts.ToDictionary(script => script, all.TravelAddressOf))).AllowAnonymous().ExcludeFromDescription();
        var peers = routes.MapGroup("/sandbox/peers/{script}").AllowAnonymous().ExcludeFromDescription();
        peers.MapPost("/", (string script, string? t, HttpContext http, ScriptedPeers all) => all.AskedAsync(script, http));
        peers.MapPost("/callbacks/{request}", async (string script, string request, HttpContext http, ScriptedPeers all) =>
        {
            all.Keep(new Message(script, Heard, await ReadAsync(http)));
            return Results.StatusCode(204);
        });
    }

    public void Dispose()
    {
        _ends.Cancel();
        _ends.Dispose();
    }

    private const string Asked = "inquiry";
    private const string Heard = "callback";

    private async Task<IResult> AskedAsync(string script, HttpContext http)
    {
        var (body, request) = (await ReadAsync(http), http.Request.Headers["request-identifier"].ToString());
        Keep(new Message(script, Asked, body));
        using var inquiry = JsonDocument.Parse(body);
        var callback = inquiry.RootElement.GetProperty("callback").GetString()!;
        var address = inquiry.RootElement.GetProperty("IVMS101").GetProperty("beneficiary").GetProperty("accountNumber")[0].GetString()!;
        var approval = TrpTold.Approval(address, CallbackOf(script, request));
        var other = TrpTold.Approval("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", CallbackOf(script, request));
        switch (script)
        {
            case "accepts":
                Later(callback, request, approval);
                break;
            case "accepts-at-once":
                return Json(approval);
            case "accepts-early":
                await TellAsync(callback, request, approval);
                break;
            case "accepts-twice":
                Later(callback, request, approval, approval);
                break;
            case "changes-its-mind":
                Later(callback, request, approval, other);
                break;
            case "rejects":
                Later(callback, request, TrpTold.Rejection);
                break;
            case "other-address":
                Later(callback, request, other);
                break;
            case "receipt-only":
                return Results.StatusCode(204);
            case "unknown":
                return Results.StatusCode(404);
            case "malformed":
                return Results.Text("{\"approved\":true}", "application/json");
            case "fails":
                return Results.StatusCode(500);
            case "redirects":
                return Results.Redirect(UrlOf("accepts-at-once"), preserveMethod: true);
            case "too-much":
                return Json([.. approval, .. new byte[PeerGuard.Largest].Select(_ => (byte)' ')]);
        }

        return Json(TrpTold.Acknowledgement);
    }

    private string UrlOf(string script) => $"{firm.Url}/sandbox/peers/{script}";

    private void Keep(Message message)
    {
        _messages.Enqueue(message);
        while (_messages.Count > MostKept)
            _messages.TryDequeue(out _);
    }

    /// <summary>Not awaited: it speaks after it has answered.</summary>
    private void Later(string callback, string request, params byte[][] bodies) => _ = Task.Run(async () =>
    {
        foreach (var body in bodies)
            await TellAsync(callback, request, body);
    });

    private async Task TellAsync(string callback, string request, byte[] body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, callback) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        message.Headers.Add("api-version", TrpInquiry.Version);
        message.Headers.Add("request-identifier", request);
        try
        {
            using var answer = await clients.CreateClient().SendAsync(message, _ends.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // The host ends: nobody listens any more.
        }
    }

    private static IResult Json(byte[] body) => Results.Bytes(body, "application/json");

    private static async Task<string> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    /// <summary>Something that one of them was told.</summary>
    /// <param name="Script">Who.</param>
    /// <param name="Kind">How.</param>
    /// <param name="Body">What.</param>
    internal sealed record Message(string Script, string Kind, string Body);
}
