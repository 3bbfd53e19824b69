using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Screening.Rescreening;
using ComplianceGrains.Storage;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary><c>screening-delta [customers]</c>: 300 changed entries against 100,000 customers or another number, from the entries' side, beside screening the first 100,000 of them again.</summary>
internal static class RescreenBenchmark
{
    private const int MostScreened = 100_000;

    /// <summary>Seconds of CPU at 100,000 and at 1,000,000 customers.</summary>
    private static readonly (int Customers, double Seconds)[] Bars = [(100_000, 0.3), (1_000_000, 2)];
    private const int EntryCount = 300;

    /// <summary>Of a new store, and how many of them one of three silos has at most, if they are spread evenly.</summary>
    private const int Cells = 16, SiloShare = 6;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    public static Task<int> Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : MostScreened;
        var clock = Stopwatch.StartNew();
        var lists = SharedData.Lists();
        var random = new Random(11);
        var names = GeneratedQueries.Make(lists, MostScreened / 5, seed: 3, innocentsOnly: true).Where(query => query.Kind == SubjectKind.NaturalPerson).Select(query => query.Name).ToList();
        var before = GC.GetTotalMemory(true);
        var customers = Enumerable.Range(0, count).Select(i => new ScreenedCustomer($"c{i}", SubjectKind.NaturalPerson, [NameOf(names, i)])).ToList();
        var all = lists[0].Entries.Where(entry => entry.Kind == SubjectKind.NaturalPerson).ToList();
        var entries = Enumerable.Range(0, EntryCount).Select(_ => all[random.Next(all.Count)]).DistinctBy(entry => entry.Id).ToList();

        Console.WriteLine($"lists read and {count} names made of {names.Count}: {clock.Elapsed.TotalSeconds:0.00} s");
        clock.Restart();
        var index = CustomerIndex.Build(customers);
        Console.WriteLine($"index of {index.Count} customers: {clock.Elapsed.TotalSeconds:0.00} s, {(GC.GetTotalMemory(true) - before) / 1e6:0} MB with their names: what each silo holds");
        foreach (var entry in entries.Take(30))
            index.Concerned(entry, 0.80m);

        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        clock.Restart();
        var woken = entries.SelectMany(entry => index.Concerned(entry, 0.80m)).Select(candidate => candidate.CustomerId).ToHashSet(StringComparer.Ordinal);
        var ours = (Wall: clock.Elapsed, Cpu: Process.GetCurrentProcess().TotalProcessorTime - cpu);
        var most = Bars.First(bar => count <= bar.Customers || bar == Bars[^1]).Seconds;
        Console.WriteLine($"{entries.Count} entries, {entries.Sum(entry => entry.Names.Count)} names from the entries' side: {ours.Wall.TotalSeconds:0.00} s wall, {ours.Cpu.TotalSeconds:0.00} s CPU; {woken.Count} customers woken, {count - woken.Count} left alone; bar {most} s CPU: {(ours.Cpu.TotalSeconds <= most ? "reached" : "**not reached**")}");

        InParts(customers, entries, woken);
        var engine = new ScreeningEngine(ListCatalog.Empty.With(ListIndex.Build(new ListContent("delta", "sha256:delta", null, [], entries)), Now));
        cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var screened = customers.Take(MostScreened).ToList();
        var found = screened.Where(customer => engine.Screen(ScreeningQuery.ByName(customer.Names[0], customer.Kind, ["delta"], 0.80m, Duration.FromDays(1)), Now).Outcome == ScreeningOutcome.Hit).Select(customer => customer.Id).ToHashSet(StringComparer.Ordinal);
        Console.WriteLine($"{screened.Count} customers screened against the {entries.Count} entries: {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.00} s CPU; {found.Count} found, {found.Except(woken).Count()} of them missed from the entries' side, {woken.Intersect(screened.Select(customer => customer.Id)).Except(found).Count()} woken in vain");
        foreach (var missed in screened.Where(customer => found.Contains(customer.Id) && !woken.Contains(customer.Id)).DistinctBy(customer => customer.Names[0]))
        {
            var best = engine.Screen(ScreeningQuery.ByName(missed.Names[0], missed.Kind, ["delta"], 0.80m, Duration.FromDays(1)), Now).Matches[0];
            Console.WriteLine($"    missed: “{missed.Names[0]}”, {best.Score} “{best.Name}”");
        }

        return Task.FromResult(0);
    }

    /// <summary>The same where several silos share the names: a part for each cell, of which one of three silos has six at most. Here all of them on this machine.</summary>
    private static void InParts(List<ScreenedCustomer> customers, List<ListEntry> entries, HashSet<string> woken)
    {
        var layout = new StoreLayout(Cells);
        var before = GC.GetTotalMemory(true);
        var clock = Stopwatch.StartNew();
        var cells = customers.ToLookup(customer => layout.CellOf($"customer/{customer.Id}"));
        var parts = Enumerable.Range(0, Cells).Select(cell => CustomerIndex.Build(cells[cell].Select(customer => customer with { Names = [.. customer.Names.Select(name => new string(name.AsSpan()))] }))).ToList();
        var (built, memory) = (clock.Elapsed, (GC.GetTotalMemory(true) - before) / 1e6);
        clock.Restart();
        var found = parts.AsParallel().SelectMany(part => entries.SelectMany(entry => part.Concerned(entry, 0.80m)).Select(candidate => candidate.CustomerId)).ToHashSet(StringComparer.Ordinal);
        Console.WriteLine(
            $"in {Cells} parts of {cells.Min(cell => cell.Count())} to {cells.Max(cell => cell.Count())}: built in {built.TotalSeconds:0.00} s, {memory:0} MB in all and {memory * SiloShare / Cells:0} MB on a silo of three; the entries against all parts {clock.Elapsed.TotalSeconds:0.00} s wall; {(found.SetEquals(woken) ? "the same customers" : "**other customers**")}");
    }

    /// <summary>Each name once, and then the beginning of one with the end of another: a million customers do not share some ten thousand texts.</summary>
    private static string NameOf(List<string> names, int number)
    {
        var (round, place) = (number / names.Count, number % names.Count);
        if (round == 0)
            return names[place];
        var (own, other) = (names[place], names[(place + (round * 7919)) % names.Count]);
        return $"{own[..(own.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? end : own.Length)]} {other[(other.LastIndexOf(' ') + 1)..]}";
    }
}
