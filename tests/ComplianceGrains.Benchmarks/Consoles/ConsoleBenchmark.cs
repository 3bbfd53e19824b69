using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceGrains.Benchmarks.Spine;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Settings;
using Microsoft.AspNetCore.Builder;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Consoles;

/// <summary>What a page of the console costs the host: processor time and memory of each, beside an empty answer. With 60 open exceptions and the demonstration.</summary>
internal static partial class ConsoleBenchmark
{
    private const int Cases = 60, Batches = 10;

    private static readonly string[] Pages =
    [
        "/console", "/console/exceptions", "/console/customers", "/console/customers/demo-eu-active", "/console/customers/demo-eu-active/history", "/console/wallets", "/console/lists", "/console/packs/EU",
    ];

    public static async Task<int> Run(string[] arguments)
    {
        var reads = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200;
        var folder = Directory.CreateTempSubdirectory("compliance-bench-").FullName;
        try
        {
            await using var app = Composition.Build(HostArguments.Parse(["--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0", "--demo"])!);
            await app.StartAsync();
            using var api = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HttpLoad.KeyOf(Path.Combine(folder, "data"), "mlro"));
            await FillAsync(api);
            using var browser = await SignInAsync(app, Path.Combine(folder, "data"));
            var rows = new List<(string, double, double?)> { ("GET /health/live: processor time, µs", (await CostAsync(reads, api, "/health/live")).Microseconds, null) };
            foreach (var (client, path) in Pages.Select(page => (browser, page)).Append((api, "/v1/exceptions?limit=50")).Append((api, "/v1/exceptions?limit=50&brief=true")).Append((api, "/v1/lists")).Append((api, "/v1/proposals?limit=50")))
            {
                var cost = await CostAsync(reads, client, path);
                rows.Add(($"GET {path}: processor time, µs", cost.Microseconds, null));
                rows.Add(("  allocated, kB", cost.Bytes / 1000, null));
            }

            Console.WriteLine($"{reads} answers each, one after the other, client in the same process");
            Table.Print(rows);
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(HttpClient api)
    {
        while (!(await api.GetAsync("/v1/customers/demo-eu-active")).IsSuccessStatusCode)
            await Task.Delay(200);
        for (var number = 0; number < Cases; number++)
            await HttpLoad.PostAsync(api, "/v1/customers", new { id = $"case-{number}", bookingEntity = "demo-eu", kind = "natural-person", data = SpineLoad.Person(number) with { FullName = "Teodrik Zarnovsky", DateOfBirth = new LocalDate(1971, 2, 14) } });
        while ((long)JsonNode.Parse(await api.GetStringAsync("/v1/exceptions?limit=1"))!["total"]! < Cases)
            await Task.Delay(200);
    }

    private static async Task<HttpClient> SignInAsync(WebApplication app, string data)
    {
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(app.Urls.First()) };
        var token = Token().Match(await browser.GetStringAsync("/console/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["apikey"] = HttpLoad.KeyOf(data, "mlro") });
        using var signedIn = await browser.PostAsync("/console/sign-in", form);
        signedIn.EnsureSuccessStatusCode();
        return browser;
    }

    private static Task<Cost> CostAsync(int times, HttpClient client, string path) => Cost.LeastAsync(Batches, Math.Max(1, times / Batches), async () =>
    {
        for (var i = 0; i < Math.Max(1, times / Batches); i++)
            await client.GetStringAsync(path);
    });

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
