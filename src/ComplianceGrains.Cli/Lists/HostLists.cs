using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ComplianceGrains.Cli.Lists;

/// <summary>What a running host answers to <c>GET /v1/lists</c>.</summary>
/// <param name="Items">Lists with a version.</param>
/// <param name="NotLoaded">Lists that are asked for and have none.</param>
internal sealed record HostLists(IReadOnlyList<JsonNode> Items, IReadOnlyList<JsonNode> NotLoaded)
{
    public const string KeyVariable = "COMPLIANCE_KEY";

    /// <summary>Asks the host; or says why there is no answer, never with the key.</summary>
    public static async Task<(HostLists? Lists, string? Objection)> AskAsync(Uri host, FileInfo? keyFile, CancellationToken cancellation)
    {
        var key = (keyFile is null ? Environment.GetEnvironmentVariable(KeyVariable) : await File.ReadAllTextAsync(keyFile.FullName, cancellation))?.Trim();
        if (string.IsNullOrEmpty(key) || key.Any(c => c is <= ' ' or > '~'))
            return (null, $"There is no key, or it is not one line of text. Give a file that holds nothing else with --key-file, or set {KeyVariable}.");
        // A redirection could carry the question to somebody else; nobody's host needs one.
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host, "/v1/lists"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode
                ? Parse(await response.Content.ReadAsStringAsync(cancellation), host)
                : (null, $"{host.Authority} answered with status {(int)response.StatusCode}{Meaning((int)response.StatusCode)}");
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, $"{host.Authority} does not answer. Is the host running there?");
        }
    }

    /// <summary>The same as lines of a table.</summary>
    public IReadOnlyList<ListRow> Rows() => [.. Items.Select(ListRow.Of), .. NotLoaded.Select(ListRow.OfNotLoaded)];

    private static (HostLists?, string?) Parse(string text, Uri host)
    {
        try
        {
            var body = JsonNode.Parse(text)!;
            var lists = new HostLists([.. body["items"]!.AsArray().Select(item => item!)], [.. body["notLoaded"]!.AsArray().Select(item => item!)]);
            _ = lists.Rows();
            return (lists, null);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            return (null, $"What answers at {host.Authority} is not this version of the host.");
        }
    }

    private static string Meaning(int status) => status switch
    {
        401 => ": it does not know the key.",
        403 => ": the key's role may not see lists.",
        503 => ": it is not ready yet; ask again.",
        _ => ".",
    };
}
