using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying.Steps;
using Microsoft.AspNetCore.Builder;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>Exports everything that the run has made and verifies it as a supervisor does.</summary>
internal static class VerifierLoad
{
    public static async Task<double> MeasureAsync(WebApplication app, string data)
    {
        using var maker = Client(app, HttpLoad.KeyOf(data, "mlro"));
        using var second = Client(app, HttpLoad.KeyOf(data, "mlro", 1));
        var export = await HttpLoad.PostAsync(maker, "/v1/exports", new
        {
            jurisdiction = "EU",
            from = "2026-01-01T00:00:00Z",
            to = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
            kinds = new[] { "*" },
            recipient = "benchmark",
            purpose = "benchmark",
            legalBasis = "benchmark",
        });
        var path = $"/v1/exports/{export["id"]}";
        await HttpLoad.PostAsync(second, $"{path}/approvals", new { decision = "approve", reason = "benchmark" });
        while ((string?)JsonNode.Parse(await maker.GetStringAsync(path))!["status"] != "ready")
            await Task.Delay(500);
        var package = await maker.GetByteArrayAsync($"{path}/package");
        var trust = TrustFile.Parse(await maker.GetStringAsync("/v1/ledgers/EU/vkey"));

        var watch = Stopwatch.StartNew();
        var report = PackageVerifier.Verify(new MemoryStream(package), trust);
        return report.IsValid ? report.Entries / watch.Elapsed.TotalSeconds : throw new InvalidOperationException(report.ToString());
    }

    private static HttpClient Client(WebApplication app, string key)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
