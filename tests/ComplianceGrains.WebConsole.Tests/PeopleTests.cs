using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>
/// How long people wait while many work: windows of Chromium in which somebody works at a person's pace, and signed-in people who read now and then. A
/// measurement, run by <c>bash tests/long people</c>; how many is said by COMPLIANCE_WINDOWS and COMPLIANCE_PEOPLE, for how long by COMPLIANCE_SECONDS.
/// </summary>
[Collection(DemoCollection.Name)]
public sealed class PeopleTests(DemoConsole console, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Roles = ["analyst", "mlro", "operator"];

    private static readonly string[] Read = ["/console", "/console/exceptions", "/console/customers", "/console/customers/demo-eu-active", "/console/wallets", "/console/lists", "/console/packs/EU"];

    private readonly ConcurrentBag<double> _readers = [];

    [SkippableFact]
    public async Task People_wait_little_while_many_work()
    {
        Skip.If(Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is null, "A measurement: bash tests/long people.");
        var (windows, people, time) = (Number("COMPLIANCE_WINDOWS", 20), Number("COMPLIANCE_PEOPLE", 180), TimeSpan.FromSeconds(Number("COMPLIANCE_SECONDS", 60)));
        var first = await OpenEachAsync();
        var (before, empty) = Spent();
        var open = new List<PersonsWindow>();
        for (var number = 0; number < windows; number++)
            open.Add(await PersonsWindow.OpenAsync(await console.AsAsync(Roles[number % Roles.Length], (number / Roles.Length % 2) + 1), Read, new Random(number)));
        var sessions = new List<HttpClient>();
        for (var number = 0; number < people; number++)
            sessions.Add(await SignInAsync(Roles[number % Roles.Length], (number / Roles.Length % 2) + 1));

        var (begun, full) = Spent();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            [.. open.Select(window => window.WorkAsync(clock, time)), .. sessions.Select((http, number) => ReadAsync(http, new Random(1000 + number), clock, time))]);
        var (ended, _) = Spent();

        var waits = open.SelectMany(window => window.Waits).ToList();
        output.WriteLine($"{windows} windows: {Figures([.. waits.Select(one => one.Time)])}; from the press of a key or a button until the page is painted");
        foreach (var kind in waits.GroupBy(one => one.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            output.WriteLine($"  {kind.Key}: {Figures([.. kind.Select(one => one.Time)])}; of it the host's answer: {Figures([.. kind.Select(one => one.Host)])}");
        foreach (var address in waits.GroupBy(one => one.Page).OrderBy(one => one.Key, StringComparer.Ordinal))
            output.WriteLine($"  {address.Key}: {Figures([.. address.Select(one => one.Time)])}");
        output.WriteLine($"{people} people who read: {Figures([.. _readers])}");
        output.WriteLine($"before them each kind of page once, on a host that had just started: {Figures(first)}");
        var all = windows + people;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"host: {(begun - before).TotalMilliseconds / all:F0} ms of processor time per sign-in, {(ended - begun).TotalMilliseconds / all / clock.Elapsed.TotalMinutes:F0} ms per person and minute, {(full - empty) / 1024.0 / all:F0} KiB of memory per person"));
        foreach (var http in sessions)
            http.Dispose();
        // Where a page is interactive on the server, its browser holds a circuit there.
        using var anybody = new HttpClient();
        using var circuit = await anybody.GetAsync(new Uri(console.Host.Address, "/_blazor/negotiate"));
        Assert.Equal(HttpStatusCode.NotFound, circuit.StatusCode);
        output.WriteLine("circuits: 0 open, and no page can open one: 0 ms and 0 KiB of them per person");
        Assert.NotEmpty(waits);
        Assert.Empty(console.Complaints);
    }

    /// <summary>Somebody who reads a page each half minute or so.</summary>
    private async Task ReadAsync(HttpClient http, Random chance, Stopwatch clock, TimeSpan time)
    {
        for (var pause = chance.Next(30_000); clock.Elapsed < time; pause = 15_000 + chance.Next(30_000))
        {
            await Task.Delay(pause);
            var asked = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(console.Host.Address, Read[chance.Next(Read.Length)]));
            await answer.Content.ReadAsByteArrayAsync();
            _readers.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            // A role that may not read a page is told so, and that is a page too.
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Forbidden });
        }
    }

    /// <summary>Whoever opens a page first after a start waits until it is compiled: once in the life of a host, so it is said apart.</summary>
    private async Task<IReadOnlyList<double>> OpenEachAsync()
    {
        var (open, known, waited) = (new Queue<string>(Read), new HashSet<string>(StringComparer.Ordinal), new List<double>());
        using var http = await SignInAsync("mlro", 1);
        while (open.TryDequeue(out var address))
        {
            if (!known.Add(PersonsWindow.PathOf(address)))
                continue;
            var asked = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(console.Host.Address, address));
            var page = await answer.Content.ReadAsStringAsync();
            waited.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            foreach (var link in Regex.Matches(page, "href=\"(/console/[^\"?#]+)\"").Select(link => link.Groups[1].Value))
                open.Enqueue(link);
        }

        return waited;
    }

    private async Task<HttpClient> SignInAsync(string role, int number)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var page = await http.GetStringAsync(new Uri(console.Host.Address, "/console/sign-in"));
        const string name = "__RequestVerificationToken\" value=\"";
        var start = page.IndexOf(name, StringComparison.Ordinal) + name.Length;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = page[start..page.IndexOf('"', start)], ["apikey"] = Caller.KeyOf(console.Host, role, number) });
        using var answer = await http.PostAsync(new Uri(console.Host.Address, "/console/sign-in"), form);
        Assert.True((int)answer.StatusCode is 302 or 303, $"{answer.StatusCode}");
        return http;
    }

    private (TimeSpan Processor, long Memory) Spent()
    {
        using var process = Process.GetProcessById(console.Host.ProcessId);
        return (process.TotalProcessorTime, process.WorkingSet64);
    }

    private static string Figures(IReadOnlyList<double> waited)
    {
        var sorted = waited.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted.Count} times, p50 {At(0.5):F0} ms, p95 {At(0.95):F0} ms, longest {At(1):F0} ms");

        double At(double share) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }

    private static int Number(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : usual;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();
}
