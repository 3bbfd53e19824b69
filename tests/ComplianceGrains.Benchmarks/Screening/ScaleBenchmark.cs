using System.Diagnostics;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary><c>screening-scale</c>: latency, build time and memory at the lists' own size, 250,000 and 1,000,000 names.</summary>
internal static class ScaleBenchmark
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    /// <summary>Bars of p99 at the lists' own size, 250,000 and 1,000,000 names.</summary>
    private static readonly (int Names, double Milliseconds)[] Bars = [(60_000, 1.5), (250_000, 2.5), (1_000_000, 6)];

    public static Task<int> Run(string[] args)
    {
        var lists = SharedData.Lists();
        var queries = SharedData.Queries(Path.Combine(SharedData.Root, "dev-queries/dev_queries.jsonl"));
        Console.WriteLine("| names | distinct parts | build s | memory MB | first query ms (bar 5) | p99 ms of the first round | p50 ms | p99 ms | bar | | max ms | naive scan p50, p99 ms (64 queries) |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var size in args.Length > 0 ? args.Select(int.Parse) : [0, 250_000, 1_000_000])
        {
            var content = Grown(lists, size);
            GC.Collect();
            var before = GC.GetTotalMemory(true);
            var clock = Stopwatch.StartNew();
            var index = ListIndex.Build(content);
            var build = clock.Elapsed;
            var memory = GC.GetTotalMemory(true) - before;
            var engine = new ScreeningEngine(ListCatalog.Empty.With(index, Now));
            var cold = queries.Select(query => Timing.BestOf(1, () => Ask(engine, query, content.ListId))).ToList();
            var first = cold[0];
            cold.Sort();
            var times = new List<double>();
            foreach (var query in queries)
                times.Add(Timing.BestOf(5, () => Ask(engine, query, content.ListId)));

            times.Sort();
            var (p99, bar) = (Percentile(times, 0.99), Bars.First(bar => content.NameCount <= bar.Names || bar == Bars[^1]).Milliseconds);
            var naive = Naive(content, queries);
            Console.WriteLine($"| {content.NameCount} | {index.TokenCount} | {build.TotalSeconds:0.00} | {memory / 1e6:0} | {first:0.0} | {Percentile(cold, 0.99):0.00} | {Percentile(times, 0.5):0.00} | {p99:0.00} | ≤ {bar} | {(p99 <= bar ? "reached" : "**not reached**")} | {times[^1]:0.00} | {Percentile(naive, 0.5):0.0}, {Percentile(naive, 0.99):0.0} |");
        }

        return Task.FromResult(0);
    }

    private static void Ask(ScreeningEngine engine, LabelledQuery query, string list) =>
        engine.Screen(new ScreeningQuery([query.Name], query.Kind, null, [], [], [list], 0.85m, Duration.FromDays(1)), Now);

    private static double Percentile(List<double> sorted, double share) => sorted[(int)(sorted.Count * share)];

    private static List<double> Naive(ListContent content, IReadOnlyList<LabelledQuery> queries)
    {
        var baseline = new Baselines([content with { ListId = "ofac-sdn" }]);
        var times = new List<double>();
        foreach (var query in queries.Take(64))
            times.Add(Timing.BestOf(2, () => baseline.WholeName(query with { Lists = ["ofac-sdn"] })));

        times.Sort();
        return times;
    }

    /// <summary>The real lists, then names put together from their parts, some of them misspelt so that the dictionary grows too.</summary>
    public static ListContent Grown(IReadOnlyList<ListContent> lists, int size)
    {
        var entries = lists.SelectMany(list => list.Entries.Select(entry => entry with { Id = list.ListId + entry.Id })).ToList();
        var random = new Random(7);
        var people = entries.Where(entry => entry.Kind == SubjectKind.NaturalPerson).SelectMany(entry => entry.Names).Select(name => name.Text.Split(' ')).ToList();
        var bodies = entries.Where(entry => entry.Kind == SubjectKind.LegalEntity).SelectMany(entry => entry.Names).Select(name => name.Text.Split(' ')).ToList();
        var names = entries.Sum(entry => entry.Names.Count);
        for (var i = 0; names < size; i++, names++)
        {
            var source = i % 3 == 0 ? bodies : people;
            var (a, b) = (source[random.Next(source.Count)], source[random.Next(source.Count)]);
            var name = string.Join(' ', [.. a.Take((a.Length + 1) / 2), .. b.Skip(b.Length / 2)]);
            entries.Add(new ListEntry($"s{i}", i % 3 == 0 ? SubjectKind.LegalEntity : SubjectKind.NaturalPerson,
                [new ListName(random.Next(3) == 0 ? Disguise.Typo(name, random) : name, NameType.Primary)]));
        }

        return new ListContent("scale", "sha256:scale", null, [], entries);
    }
}
