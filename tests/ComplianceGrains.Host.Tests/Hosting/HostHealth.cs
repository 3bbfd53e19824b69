using System.Text.Json.Nodes;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>What a host says of itself, ready or not.</summary>
public static class HostHealth
{
    /// <summary>The answer of <c>/health/ready</c> once it is as wanted.</summary>
    public static async Task<JsonNode> OfAsync(RunningHost host, Func<JsonNode, bool> wanted)
    {
        JsonNode? body = null;
        using var http = new HttpClient { BaseAddress = host.Address };
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                body = JsonNode.Parse(await (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).Content.ReadAsStringAsync());
                return wanted(body!);
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, TimeSpan.FromSeconds(90), () => $"{body}\n{host.Output}");
        return body!;
    }

    public static Task<JsonNode> OfAsync(RunningHost host, string status) => OfAsync(host, body => (string?)body["status"] == status);

    public static bool Warns(this JsonNode health, string text) => health["warnings"]!.AsArray().Any(warning => ((string)warning!).Contains(text, StringComparison.Ordinal));
}
