using System.Text.Json.Nodes;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Edits;

/// <summary>A host started on an edited folder: it says what it found, or it does not start.</summary>
internal static class StartedHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What is wrong with how it behaved, or null.</summary>
    public static async Task<string?> SilentAsync(string data)
    {
        using var host = RunningHost.Launched(folder =>
        {
            FolderCopy.CopyAll(data, folder);
            if (Directory.Exists($"{data}-anchors"))
                FolderCopy.CopyAll($"{data}-anchors", $"{folder}-anchors");
        });
        using var http = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(10) };
        JsonNode? health = null;
        try
        {
            await Eventually.TrueAsync(async () =>
            {
                if (host.HasExited)
                    return true;
                health = await HealthAsync(http) ?? health;
                return health is not null && (Said(health) || (long?)health["integrity"]?["passes"] >= 2);
            }, Patience, pause: TimeSpan.FromMilliseconds(200));
        }
        catch (TimeoutException)
        {
            return $"after {Patience.TotalMinutes} minutes the host had neither ended nor said anything: {health?.ToJsonString()}\n{host.Output}";
        }

        if (host.HasExited)
            return host.ExitCode != 0 && host.Output.Trim().Length > 0 ? null : $"the host ended with {host.ExitCode} and said: {host.Output}";
        return Said(health!) ? null : $"the host is {health!["status"]} and says nothing: {health.ToJsonString()}";
    }

    private static bool Said(JsonNode health) =>
        health["incidents"] is JsonArray { Count: > 0 } || health["integrity"]?["faults"] is JsonObject { Count: > 0 } || (long?)health["integrity"]?["repaired"] > 0;

    private static async Task<JsonNode?> HealthAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
