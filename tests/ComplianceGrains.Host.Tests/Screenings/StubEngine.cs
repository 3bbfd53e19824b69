using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using ComplianceGrains.Host.Tests.Stubs;

namespace ComplianceGrains.Host.Tests.Screenings;

/// <summary>A yente-style engine, and a provider of wallet risk, on this machine that answers as it is told.</summary>
internal sealed class StubEngine : IDisposable
{
    public const string Version = "20261124060000-abc";

    private readonly Listener _listener;

    public StubEngine() => _listener = new Listener(AnswerAsync);

    public string Address => _listener.Address.AbsoluteUri;

    /// <summary><c>clear</c>, <c>hit</c>, <c>503</c>, <c>garbage</c>, <c>silent</c>, <c>old</c> or <c>missing</c>.</summary>
    public string Mode { get; set; } = "clear";

    /// <summary>What was called: method and address.</summary>
    public ConcurrentQueue<string> Called { get; } = new();

    /// <summary>What was sent.</summary>
    public ConcurrentQueue<string> Sent { get; } = new();

    /// <summary>How the callers identified themselves.</summary>
    public ConcurrentQueue<string?> Credentials { get; } = new();

    public IReadOnlyDictionary<string, string> Configuration => new Dictionary<string, string>
    {
        ["ScreeningEngine__Url"] = Address,
        ["ScreeningEngine__Name"] = "stub",
        ["ScreeningEngine__Version"] = "5.1",
        ["ScreeningEngine__ApiKey"] = "secret-of-the-firm",
        ["ScreeningEngine__Datasets__ofac-sdn"] = "us_ofac_sdn",
        ["ScreeningEngine__Datasets__own-pep"] = "peps",
        ["ScreeningEngine__AttemptSeconds"] = "1",
        ["ScreeningEngine__TimeoutSeconds"] = "3",
    };

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken over)
    {
        Called.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl}");
        Credentials.Enqueue(context.Request.Headers["Authorization"]);
        Sent.Enqueue(Encoding.UTF8.GetString(await context.Request.BodyAsync()));
        if (await context.MisbehavesAsync(Mode, over))
            return;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Body(context.Request.Url!.AbsolutePath)), over);
    }

    private string Body(string path) => (Mode, path) switch
    {
        ("garbage", _) => "{ \"datasets\": [ oops",
        (_, "/assessments") => """{ "score": "0.750", "categories": ["mixer"], "reference": "r-1" }""",
        ("missing", "/catalog") => "{ \"datasets\": [] }",
        (_, "/catalog") => Catalog(Mode == "old" ? DateTimeOffset.UtcNow.AddDays(-3) : DateTimeOffset.UtcNow),
        ("hit", "/match/us_ofac_sdn") => Results("""{ "id": "NK-1", "caption": "Somebody Listed", "schema": "Person", "properties": { "name": ["Somebody Listed"] }, "score": 0.93, "features": { "name_match": 0.93 } }"""),
        _ => Results(""),
    };

    private static string Catalog(DateTimeOffset at) => $$"""
        { "datasets": [ { "name": "us_ofac_sdn", "version": "{{Version}}", "index_version": "{{Version}}", "last_export": "{{at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}}" },
                        { "name": "peps", "version": "{{Version}}", "last_export": "{{at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}}" } ] }
        """;

    private static string Results(string result) => $$"""{ "responses": { "q": { "status": 200, "results": [ {{result}} ] } } }""";
}
