using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using ComplianceGrains.Drills.Checks;
using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Drills.Names;

/// <summary>
/// Silos that share the names of a million customers take a version of a list with 300 new entries: how long until everybody whom one of
/// them names has been screened again, with a decision, and what memory the names take on each silo.
/// </summary>
public sealed class NamesDrill
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ToOpen = TimeSpan.FromHours(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Syllables = ["qua", "stel", "vex", "lim", "hro", "gar", "zdi", "bri", "orb", "ask", "tre", "pul", "yng", "cho", "wru", "fjo"];

    private readonly NamesOptions _options;
    private readonly TextWriter _output;
    private readonly Cluster _cluster;
    private readonly Stopwatch _since = Stopwatch.StartNew();

    private NamesDrill(NamesOptions options, TextWriter output, Cluster cluster) => (_options, _output, _cluster) = (options, output, cluster);

    /// <summary>True if everybody was screened again within the bar.</summary>
    public static async Task<bool> RunAsync(Emulator emulator, NamesOptions options, TextWriter output)
    {
        // One more than the entries: the version before names somebody, so that the silos have opened the names by then.
        var listed = Listed(options.Entries + 1, options.Seed);
        var names = People.Named(options.People, options.Seed, [.. listed.Select((name, number) => new ListEntry($"{number}", SubjectKind.NaturalPerson, [new ListName(name, NameType.Primary)]))]);
        await using var tables = await GeneratedTables.StartAsync(emulator.TablePort);
        var places = emulator.NewAccount(tables.Port);
        var layout = (await AzureStore.OpenAsync(places, options.Cells)).Layout;
        var people = Enumerable.Range(0, options.People).CountBy(person => layout.CellOf(People.ActorOf(person))).ToDictionary();
        foreach (var cell in Enumerable.Range(0, options.Cells))
            await Places.Tables(places.Tables).GetTableClient("cells").AddEntityAsync(new TableEntity(Cell.Name(cell), Cell.Names) { ["count"] = (long)people.GetValueOrDefault(cell) });
        await using var cluster = await Cluster.StartAsync(places, options.Silos, cells: options.Cells);
        var drill = new NamesDrill(options, output, cluster);
        await cluster.ListComparedAsync(await ListFolder.UploadAsync(cluster.Silos[0], options.Lists), TimeSpan.FromMinutes(5));
        var root = await RootRotation.OpenAsync(await File.ReadAllBytesAsync(Path.Combine(cluster.Secrets, "keys", "root.key")), cluster.Store.Keys);
        tables.People = await People.OpenAsync(cluster.Store, root, names);
        return await drill.RunAsync(listed, tables);
    }

    private async Task<bool> RunAsync(IReadOnlyList<string> listed, GeneratedTables tables)
    {
        var applicants = listed.Take(_options.Concerned + 1).Select((name, number) => new Applicant(string.Create(CultureInfo.InvariantCulture, $"named-{number:000}"), "demo-eu", name, "1980-02-03", "PT", null)).ToList();
        var (written, decided) = (tables.Written, await DecidedAsync());
        await new Clients(_cluster.Silos, new Answers()).ServeAsync(applicants, 6);
        await Settling.WaitAsync(_cluster.Store.AtRest, TimeSpan.FromMinutes(6), () => _cluster.Output);
        (written, decided) = (tables.Written - written, await DecidedAsync() - decided);
        Say(string.Create(CultureInfo.InvariantCulture, $"{decided} decisions with all that follows them: {written} entities written or deleted, {written / Math.Max(1, decided):0.0} a decision (rows of silos and members among them)"));
        Say($"{_options.People} people's rows, {applicants.Count} customers with actors, {_options.Silos} silos, {_options.Cells} parts");
        var before = await MemoryAsync();
        var opening = Stopwatch.StartNew();
        await ScreenedAgainAsync([.. listed.Take(1)], applicants.Take(1), ToOpen);
        Say(string.Create(CultureInfo.InvariantCulture, $"the names were opened within {opening.Elapsed.TotalSeconds:0.0} s, {tables.Answered} questions to the tables"));
        var after = await MemoryAsync();
        for (var silo = 0; silo < after.Count; silo++)
            Say(string.Create(CultureInfo.InvariantCulture,
                $"silo {silo}: heap {before[silo].Heap / 1e6:0} MB before, {after[silo].Heap / 1e6:0} MB with its share of the names: {(after[silo].Heap - before[silo].Heap) / 1e6:0} MB; resident {before[silo].Resident / 1e6:0} and {after[silo].Resident / 1e6:0} MB"));
        var (watch, digest) = (Stopwatch.StartNew(), "");
        (digest, var taken) = await ScreenedAgainAsync(listed, applicants.Skip(1), TimeSpan.FromMinutes(10));
        var took = watch.Elapsed;
        await _cluster.ListComparedAsync(digest, TimeSpan.FromMinutes(10));
        Say(string.Create(CultureInfo.InvariantCulture,
            $"{_options.Entries} new entries: taken after {taken.TotalSeconds:0.0} s, all {_options.Concerned} concerned screened again, with a decision, after {took.TotalSeconds:0.0} s (bar {Bar.TotalSeconds:0} s); the run was over after {watch.Elapsed.TotalSeconds:0.0} s"));
        return took <= Bar;
    }

    /// <summary>Takes the list with these, and waits until each of them has been told; when it was taken.</summary>
    private async Task<(string Digest, TimeSpan Taken)> ScreenedAgainAsync(IReadOnlyList<string> listed, IEnumerable<Applicant> named, TimeSpan atMost)
    {
        await ReviveAsync();
        var (watch, waiting) = (Stopwatch.StartNew(), new Queue<Applicant>(named));
        var digest = await ListFolder.UploadAsync(_cluster.Silos[^1], _options.Lists, listed);
        var (taken, asked) = (watch.Elapsed, 0);
        while (waiting.TryPeek(out var one))
            if (await IsRestrictedAsync(_cluster.Silos[asked++ % _cluster.Silos.Count], one))
                waiting.Dequeue();
            else if (watch.Elapsed > atMost)
                throw new TimeoutException($"{one.Id} and {waiting.Count - 1} others were not screened again.\n{_cluster.Output}");
            else
                await Task.Delay(Pause);
        return (digest, taken);
    }

    private async Task<bool> IsRestrictedAsync(RunningHost silo, Applicant one)
    {
        try
        {
            return await silo.As("auditor").GetAsync($"/v1/customers/{one.Id}") is { Status: 200 } answer && answer["status"] == "restricted";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await ReviveAsync();
            return false;
        }
    }

    private async Task<double> DecidedAsync()
    {
        var decided = 0d;
        foreach (var silo in _cluster.Silos)
            decided += await SumAsync(silo, "compliance_decisions_total{");
        return decided;
    }

    private static async Task<double> SumAsync(RunningHost silo, string metric) =>
        (await silo.As("operator").GetAsync("/metrics")).Text.Split('\n').Where(line => line.StartsWith(metric, StringComparison.Ordinal)).Sum(line => double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture));

    /// <summary>What each silo says of its own heap after its last collection, and what the system says that it has.</summary>
    private async Task<IReadOnlyList<(double Heap, double Resident)>> MemoryAsync()
    {
        var memory = new List<(double, double)>();
        foreach (var silo in _cluster.Silos)
        {
            using var process = Process.GetProcessById(silo.ProcessId);
            memory.Add((await SumAsync(silo, "dotnet_gc_last_collection_heap_size_bytes{"), process.WorkingSet64));
        }

        return memory;
    }

    private static List<string> Listed(int count, int seed)
    {
        var (random, names) = (new Random(seed), new HashSet<string>(StringComparer.Ordinal));
        while (names.Count < count)
            names.Add($"{Word(3)} {Word(4)}");
        return [.. names];

        string Word(int syllables) => string.Concat(Enumerable.Range(0, syllables).Select(_ => Syllables[random.Next(Syllables.Length)])) is var word ? char.ToUpperInvariant(word[0]) + word[1..] : "";
    }

    /// <summary>A silo that a starved machine has the others take for dead ends itself; whoever looks after it starts it again.</summary>
    private async Task ReviveAsync()
    {
        foreach (var silo in _cluster.Silos.Where(silo => silo.HasExited))
        {
            Say($"the silo on port {silo.Port} was voted out while it lived, and is started again");
            await silo.RestartAsync();
        }
    }

    private void Say(string what) => _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_since.Elapsed.TotalSeconds,6:0.0} s  {what}"));
}
