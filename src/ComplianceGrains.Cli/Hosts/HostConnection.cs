using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ComplianceGrains.Cli.Hosts;

/// <summary>Asks a running host, or says why there is no answer, never with the key.</summary>
internal sealed class HostConnection : IDisposable
{
    public const string KeyVariable = "COMPLIANCE_KEY";

    private readonly HttpClient _http;
    private readonly Uri _host;
    private readonly string _key;

    private HostConnection(Uri host, string key)
    {
        // A redirection could carry the question to somebody else; nobody's host needs one.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
        (_host, _key) = (host, key);
    }

    /// <summary>The address of a host, or null if it is none.</summary>
    public static Uri? AddressOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var host) && host is { Scheme: "http" or "https", UserInfo: "" } ? host : null;

    /// <summary>With the key in a file, or in the environment.</summary>
    public static async Task<(HostConnection? Connection, string? Objection)> OpenAsync(Uri host, FileInfo? keyFile, CancellationToken cancellation)
    {
        var key = (keyFile is null ? Environment.GetEnvironmentVariable(KeyVariable) : await File.ReadAllTextAsync(keyFile.FullName, cancellation))?.Trim();
        return string.IsNullOrEmpty(key) || key.Any(c => c is <= ' ' or > '~')
            ? (null, $"There is no key, or it is not one line of text. Give a file that holds nothing else with --key-file, or set {KeyVariable}.")
            : (new HostConnection(host, key), null);
    }

    public Task<(JsonNode? Answer, string? Objection)> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_host, path)), cancellation);

    public Task<(JsonNode? Answer, string? Objection)> PostAsync(string path, JsonObject body, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host, path)) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return SendAsync(request, cancellation);
    }

    /// <summary>Sends files. What is wrong with them is told by place.</summary>
    public Task<(JsonNode? Answer, string? Objection)> PostFormAsync(string path, MultipartFormDataContent form, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host, path)) { Content = form };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return SendAsync(request, cancellation, withPlaces: true);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(JsonNode?, string?)> SendAsync(HttpRequestMessage request, CancellationToken cancellation, bool withPlaces = false)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            if (!response.IsSuccessStatusCode)
                return (null, $"{_host.Authority} answered with status {(int)response.StatusCode}{Meaning((int)response.StatusCode, text)}{(withPlaces ? Places(text) : "")}");
            return JsonNode.Parse(text) is { } answer ? (answer, null) : (null, Stranger);
        }
        catch (JsonException)
        {
            return (null, Stranger);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, $"{_host.Authority} does not answer. Is the host running there?");
        }
    }

    /// <summary>What to say of an answer that is none of ours.</summary>
    public string Stranger => $"What answers at {_host.Authority} is not this version of the host.";

    private static string Meaning(int status, string text) => status switch
    {
        401 => ": it does not know the key.",
        403 when TitleOf(text) is null => ": the key's role may not do this.",
        503 when TitleOf(text) is null => ": it is not ready yet; ask again.",
        _ => TitleOf(text) is { } title ? $": {title}" : ".",
    };

    private static string Places(string text)
    {
        try
        {
            return string.Concat(((JsonNode.Parse(text) as JsonObject)?["errors"] as JsonArray ?? []).Select(error => $"\n{error?["pointer"]}: {error?["message"]}"));
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string? TitleOf(string text)
    {
        try
        {
            return (JsonNode.Parse(text) as JsonObject)?["title"] is JsonValue title && title.TryGetValue<string>(out var words) ? words : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
