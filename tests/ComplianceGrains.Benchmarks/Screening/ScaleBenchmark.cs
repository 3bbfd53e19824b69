using System.Diagnostics;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary><c>screening-scale</c>: load, latency, build time and memory at the lists' own size, 250,000 and 1,000,000 names.</summary>
internal static class ScaleBenchmark
{
    private const int Rounds = 5;
    private const int MostRounds = 40;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    /// <summary>Bars of p99 and of memory at the lists' own size, 250,000 and 1,000,000 names; of memory the second has none.</summary>
    private static readonly (int Names, double Milliseconds, double Megabytes)[] Bars = [(60_000, 1.5, 80), (250_000, 2.5, double.PositiveInfinity), (1_000_000, 6, 400 * 1.048576)];

    public static Task<int> Run(string[] args)
    {
        var lists = Load.Measured();
        var queries = SharedData.Queries(Path.Combine(SharedData.Root, "dev-queries/dev_queries.jsonl"));
        Console.WriteLine("Milliseconds of the clock / of the thread's own CPU time. On a machine that others use, the second is the work.");
        Console.WriteLine("| names | distinct parts | build s | memory MB | first query (bar 5) | p99 of the first round | rounds until compiled | p50 | p99 | bar | by the clock, by CPU | max | naive scan p50, p99 (64 queries) | p99 scan : ours |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
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
            var cold = queries.Select(query => Timing.Best(1, () => Ask(engine, query, content.ListId))).ToList();
            var settled = Settle(() => queries.Select(query => Timing.Best(1, () => Ask(engine, query, content.ListId))).ToList());
            var warm = Least([.. Enumerable.Range(0, Rounds).Select(_ => queries.Select(query => Timing.Best(1, () => Ask(engine, query, content.ListId))).ToList())]);
            var (_, bar, most) = Bars.First(bar => content.NameCount <= bar.Names || bar == Bars[^1]);
            var naive = Naive(content, queries);
            var p99 = Percentile(warm, 0.99);
            Console.WriteLine($"| {content.NameCount} | {index.TokenCount} | {build.TotalSeconds:0.00} | {memory / 1e6:0}{(double.IsFinite(most) ? $" (≤ {most:0}: {Reached(memory / 1e6, most)})" : "")} | {Pair(cold[0])} | {Pair(Percentile(cold, 0.99))} | {settled} | {Pair(Percentile(warm, 0.5))} | {Pair(p99)} | ≤ {bar} | {Reached(p99.Wall, bar)}, {Reached(p99.Cpu, bar)} | {Pair((warm.Max(time => time.Wall), warm.Max(time => time.Cpu)))} | {Pair(Percentile(naive, 0.5))}, {Pair(Percentile(naive, 0.99))} | {Percentile(naive, 0.99).Cpu / p99.Cpu:0} |");
        }

        return Task.FromResult(0);
    }

    /// <summary>
    /// Rounds until one is no quicker than the one before: the runtime compiles what it sees often a second time, beside the work, and a
    /// query that meets the first code costs up to three times as much. Gives the rounds.
    /// </summary>
    private static int Settle(Func<List<(double Wall, double Cpu)>> round)
    {
        var (last, rounds, still) = (double.MaxValue, 0, 0);
        for (; rounds < MostRounds && still < 2; rounds++)
        {
            var sum = round().Sum(time => time.Cpu);
            still = sum > last * 0.97 ? still + 1 : 0;
            last = Math.Min(last, sum);
        }

        return rounds;
    }

    /// <summary>Of each query the least of all rounds. Before each, all others were asked: what the processor remembers of it is gone.</summary>
    private static List<(double Wall, double Cpu)> Least(IReadOnlyList<List<(double Wall, double Cpu)>> rounds) =>
        [.. rounds[0].Select((_, query) => (rounds.Min(round => round[query].Wall), rounds.Min(round => round[query].Cpu)))];

    private static void Ask(ScreeningEngine engine, LabelledQuery query, string list) =>
        engine.Screen(new ScreeningQuery([query.Name], query.Kind, null, [], [], [list], 0.85m, Duration.FromDays(1)), Now);

    private static string Pair((double Wall, double Cpu) time) => $"{time.Wall:0.00} / {time.Cpu:0.00}";

    private static string Reached(double time, double bar) => time <= bar ? "reached" : "**not reached**";

    private static (double Wall, double Cpu) Percentile(IReadOnlyCollection<(double Wall, double Cpu)> times, double share) =>
        (times.Select(time => time.Wall).Order().ElementAt((int)(times.Count * share)), times.Select(time => time.Cpu).Order().ElementAt((int)(times.Count * share)));

    private static List<(double Wall, double Cpu)> Naive(ListContent content, IReadOnlyList<LabelledQuery> queries)
    {
        var baseline = new Baselines([content with { ListId = "ofac-sdn" }]);
        return [.. queries.Take(64).Select(query => Timing.Best(2, () => baseline.WholeName(query with { Lists = ["ofac-sdn"] })))];
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
