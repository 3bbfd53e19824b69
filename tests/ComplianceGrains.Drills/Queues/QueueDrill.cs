using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Queues;

/// <summary>Makes a queue of many open exceptions and opens it as people do: the first page by the API and in the console, a later one, and by filters.</summary>
public static partial class QueueDrill
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(1);

    /// <summary>Whether every question is answered in time, the first of each kind too.</summary>
    public static async Task<bool> RunAsync(QueueOptions options, TextWriter output)
    {
        using var host = await RunningHost.StartAsync();
        Expect(201, await host.As("operator").UploadAsync("ofac-sdn", Repository.DemoList));
        var made = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, options.Count), new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce }, async (number, _) =>
            Expect(201, await host.As("product-service").PostAsync("/v1/customers", Listed($"queued-{number:D6}"))));
        await Eventually.TrueAsync(
            async () => (long)(await host.As("analyst").GetAsync("/v1/exceptions?limit=1")).Json["total"]! >= options.Count, TimeSpan.FromMinutes(10),
            () => "Not every applicant who resembles somebody listed has an exception.", TimeSpan.FromSeconds(1));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Count} open exceptions made in {made.Elapsed.TotalSeconds:0} s, {options.AtOnce} clients"));
        // As after a night: nothing of them is in memory.
        await host.StopAsync();
        await host.RestartAsync();

        using var console = await SignInAsync(host);
        var analyst = host.As("analyst");
        var next = (string)(await analyst.GetAsync("/v1/exceptions?limit=50")).Json["next"]!;
        await host.StopAsync();
        await host.RestartAsync();
        var fine = true;
        output.WriteLine($"{"",-34}{"first",10}{"p50",10}{"p95",10}{"CPU each",12}");
        foreach (var (name, ask) in new (string, Func<Task>)[]
        {
            ("API, first page", () => ReadAsync(analyst, "/v1/exceptions?limit=50")),
            ("console, first page", () => ReadAsync(console, "/console/exceptions")),
            ("API, page after it", () => ReadAsync(analyst, $"/v1/exceptions?limit=50&after={Uri.EscapeDataString(next)}")),
            ("console, one kind", () => ReadAsync(console, "/console/exceptions?queue=possible-match")),
            ("API, held by nobody", () => ReadAsync(analyst, "/v1/exceptions?limit=50&owner=none")),
            ("console, today", () => ReadAsync(console, "/console")),
        })
            fine &= await MeasureAsync(name, ask, host.ProcessId, options.Rounds, output);
        output.WriteLine(fine ? "Every page within a second, the first too." : "MISSED: a page took longer than a second.");
        return fine;
    }

    private static async Task<bool> MeasureAsync(string name, Func<Task> ask, int process, int rounds, TextWriter output)
    {
        var first = await TimeAsync(ask);
        var (before, times) = (ProcessorTime(process), new List<TimeSpan>());
        for (var round = 0; round < rounds; round++)
            times.Add(await TimeAsync(ask));
        var each = (ProcessorTime(process) - before) / rounds;
        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34}{first.TotalMilliseconds,7:0} ms{times[times.Count / 2].TotalMilliseconds,7:0} ms{times[times.Count * 95 / 100].TotalMilliseconds,7:0} ms{each.TotalMilliseconds,9:0} ms"));
        return first < Bar && times[^1] < Bar;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> ask)
    {
        var watch = Stopwatch.StartNew();
        await ask();
        return watch.Elapsed;
    }

    private static TimeSpan ProcessorTime(int process)
    {
        using var found = Process.GetProcessById(process);
        return found.TotalProcessorTime;
    }

    private static async Task ReadAsync(Caller caller, string path) => Expect(200, await caller.GetAsync(path));

    private static async Task ReadAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<HttpClient> SignInAsync(RunningHost host)
    {
        var browser = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(1) };
        var token = Token().Match(await browser.GetStringAsync("/console/sign-in")).Groups[1].Value;
        using var signedIn = await browser.PostAsync("/console/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["apikey"] = Caller.KeyOf(host, "analyst", 1),
        }));
        signedIn.EnsureSuccessStatusCode();
        return browser;
    }

    private static object Listed(string id) => new
    {
        id,
        bookingEntity = "demo-eu",
        kind = "natural-person",
        data = new
        {
            fullName = "Teodrik Zarnovsky",
            dateOfBirth = "1971-02-14",
            placeOfBirth = "Porto",
            nationalities = new[] { "PT" },
            residentialAddress = new { lines = new[] { "Rua 2" }, postalCode = "4000", city = "Porto", country = "PT" },
        },
    };

    private static Answer Expect(int status, Answer answer) =>
        answer.Status == status ? answer : throw new InvalidOperationException($"The host answered {answer}");

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
