using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Workflows.Kinds;
using Microsoft.AspNetCore.Builder;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>Applications and evidence over HTTP from the same process: JSON, authentication and receipts included.</summary>
internal static class HttpLoad
{
    public sealed record Figures(double PerSecond, double CallsPerSecond, double P50, double P99);

    public static async Task<Figures> MeasureAsync(WebApplication app, string data, string prefix, int customers)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(data, "product-service"));
        await Parallel.ForEachAsync(Enumerable.Range(0, customers), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
            await PostAsync(client, "/v1/customers", new { id = $"{prefix}-{i}", bookingEntity = "demo-eu", kind = "natural-person", data = SpineLoad.Person(i) }));

        // The applications above make two decisions each, the evidence three; only the evidence is timed.
        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, customers), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            var started = Stopwatch.GetTimestamp();
            await PostAsync(client, $"/v1/customers/{prefix}-{i}/evidence", new { kind = "identity-verification", result = "passed", provider = "idv", reference = "r" });
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        });
        var sorted = times.Order().ToList();
        return new(customers * 3 / watch.Elapsed.TotalSeconds, customers / watch.Elapsed.TotalSeconds, sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
    }

    public static string KeyOf(string data, string role, int number = 0) =>
        (string)JsonNode.Parse(File.ReadAllText(Path.Combine(data, "sandbox.json")))!["principals"]!.AsArray().Where(principal => (string)principal!["role"]! == role).ElementAt(number)!["key"]!;

    public static async Task<JsonNode> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: FieldJson.Options) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {text}");
    }
}
