using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ComplianceGrains.Benchmarks.Spine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Benchmarks.Simulations;

/// <summary>Recorded decisions decided again under another version of a pack, on the host that recorded them: how many a second, beside how fast they were made.</summary>
internal static class SimulationBenchmark
{
    /// <summary>Simulated once before anything is measured, so that what is measured is compiled.</summary>
    private const int First = 4_000;

    private const string Term = "verify-identity: { role: product-service, within: P14D";

    public static async Task<int> Run(string[] arguments)
    {
        var customers = (arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000) / 5;
        var folder = Directory.CreateTempSubdirectory("compliance-bench-").FullName;
        try
        {
            await using var app = await SpineLoad.StartAsync(folder);
            var (grains, first) = (app.Services.GetRequiredService<IGrainFactory>(), Math.Min(First, customers));
            var (made, _) = await InSiloLoad.RunAsync(grains, "first", first);
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HttpLoad.KeyOf(Path.Combine(folder, "data"), "pack-editor"));
            // Another version each time.
            await SimulateAsync(client, "P11D", 101);
            if (customers > first)
                (made, _) = await InSiloLoad.RunAsync(grains, "sim", customers - first);
            Console.WriteLine($"{customers} customers made");
            var before = Cost.SoFar();
            var done = await SimulateAsync(client, "P10D", 102);
            var cost = (Cost.SoFar() - before) / (double)done["decided"]!;
            var rate = (double)done["progress"]!["perSecond"]!;
            Console.WriteLine($"{done["decided"]} decisions of {customers} customers: {done["changed"]} come out otherwise, {done["same"]} the same");
            foreach (var unknown in done["unknown"]!.AsArray())
                Console.WriteLine($"  {unknown!["count"]} not decided again: {unknown["word"]}");
            Table.Print(
            [
                ("decisions made in the silo, a second", made, 1),
                ("decided again under another version, a second", rate, rate / made),
                ("so 1,000,000 take, seconds", 1_000_000 / rate, null),
                ("  processor time each, µs", cost.Microseconds, null),
                ("  allocated each, kB", cost.Bytes / 1000, null),
            ]);
            await app.StopAsync();
            // Each application waits for evidence under the other term, and nothing else changes.
            return (long)done["changed"]! == customers && (long)done["same"]! + customers == (long)done["decided"]! ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<JsonNode> SimulateAsync(HttpClient client, string within, int version)
    {
        var packs = JsonNode.Parse(await client.GetStringAsync("/v1/jurisdictions/EU/packs"))!["items"]!.AsArray();
        var ruling = packs.Single(pack => (string)pack!["status"]! == "in-force")!["version"]!;
        var files = JsonNode.Parse(await client.GetStringAsync($"/v1/jurisdictions/EU/packs/{ruling}"))!["files"]!.AsArray().Select(file => new
        {
            path = (string)file!["path"]!,
            text = ((string)file["text"]!).Replace($"\nversion: {ruling}\n", $"\nversion: {version}\n", StringComparison.Ordinal).Replace(Term, Term.Replace("P14D", within, StringComparison.Ordinal), StringComparison.Ordinal),
        });
        var answer = await HttpLoad.PostAsync(client, "/v1/jurisdictions/EU/simulations", new { files });
        while ((string)answer["status"]! == "running")
        {
            await Task.Delay(200);
            answer = JsonNode.Parse(await client.GetStringAsync($"/v1/jurisdictions/EU/simulations/{answer["id"]}"))!;
        }

        return (string)answer["status"]! == "done" ? answer : throw new InvalidOperationException($"The simulation is {answer["status"]}: {answer["reason"]}");
    }
}
