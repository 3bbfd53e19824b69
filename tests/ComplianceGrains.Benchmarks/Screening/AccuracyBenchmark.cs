using System.Diagnostics;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary><c>screening-accuracy [generated] [dob]</c>: recall, precision, calibration and latency beside two common scorers, in one run.</summary>
internal static class AccuracyBenchmark
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    public static Task<int> Run(string[] args)
    {
        var lists = SharedData.Lists();
        var queries = args.Contains("generated")
            ? GeneratedQueries.Make(lists, 150, seed: 2)
            : SharedData.Queries(Path.Combine(SharedData.Root, "dev-queries/dev_queries.jsonl"));
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var clock = Stopwatch.StartNew();
        var catalog = lists.Aggregate(ListCatalog.Empty, (catalog, list) => catalog.With(ListIndex.Build(list), Now));
        var build = clock.Elapsed;
        var memory = GC.GetTotalMemory(true) - before;
        clock.Restart();
        foreach (var list in lists)
            ListIndex.Build(list);
        var warm = clock.Elapsed;
        Console.WriteLine($"{lists.Sum(list => list.NameCount)} names, {queries.Count} queries; build {build.TotalMilliseconds:0} ms cold, {warm.TotalMilliseconds:0} ms warm; memory {memory / 1e6:0.0} MB; engine {ScreeningEngine.Version.Version}, {ScreeningEngine.Version.Weights}, {ScreeningEngine.Version.Calibration}");

        var engine = new ScreeningEngine(catalog);
        var dob = args.Contains("dob");
        Answer Ours(LabelledQuery query) => Ask(engine, query, dob);
        var baselines = new Baselines(lists);
        Console.WriteLine("| scorer | recall at precision 95% | at 99% | at ≤1% of innocents alerted | at ≤0.1% | p50 ms | p99 ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var ours = Row("this engine", queries, Ours, repeats: 3);
        Row("best-pair Jaro-Winkler", queries, baselines.BestPairs, repeats: 1);
        Row("whole-name Jaro-Winkler", queries, baselines.WholeName, repeats: 1);
        Categories(ours);
        Bands(ours);
        return Task.FromResult(0);
    }

    /// <summary>The best score of a right entry and of any.</summary>
    public static Answer Ask(ScreeningEngine engine, LabelledQuery query, bool dob)
    {
        var result = engine.Screen(
            new ScreeningQuery([query.Name], query.Kind, dob ? PartialDate.Parse(query.DateOfBirth) : null, [], [], query.Lists, 0.85m, Duration.FromDays(1)) { Floor = 0.3m }, Now);
        double right = 0, top = 0;
        foreach (var match in result.Matches)
        {
            top = Math.Max(top, (double)match.Score);
            if (query.Expected.Contains($"{SharedData.Prefix(match.ListId)}:{match.EntryId}"))
                right = Math.Max(right, (double)match.Score);
        }

        return new(query, right, top);
    }

    private static List<Answer> Row(string name, IReadOnlyList<LabelledQuery> queries, Func<LabelledQuery, Answer> ask, int repeats)
    {
        foreach (var query in queries.Take(repeats * 100))
            ask(query);
        var (answers, times) = (new List<Answer>(queries.Count), new List<double>(queries.Count));
        foreach (var query in queries)
        {
            Answer answer = default;
            times.Add(Timing.BestOf(repeats, () => answer = ask(query)));
            answers.Add(answer);
        }

        times.Sort();
        Console.WriteLine($"| {name} | {Measure.AtPrecision(answers, 0.95).Recall:0.000} | {Measure.AtPrecision(answers, 0.99).Recall:0.000} | {Measure.AtInnocents(answers, 0.01).Recall:0.000} | {Measure.AtInnocents(answers, 0.001).Recall:0.000} | {times[times.Count / 2]:0.00} | {times[(int)(times.Count * 0.99)]:0.00} |");
        return answers;
    }

    private static void Categories(List<Answer> answers)
    {
        Console.WriteLine("\n| kind of query | n | right at 0.85 | alerted at 0.85 |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var group in answers.GroupBy(answer => answer.Query.Category).OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine($"| {group.Key} | {group.Count()} | {(group.First().Query.IsInnocent ? "–" : $"{group.Average(answer => answer.Right >= 0.85 ? 1.0 : 0):0.00}")} | {group.Average(answer => answer.Top >= 0.85 ? 1.0 : 0):0.000} |");
    }

    private static void Bands(List<Answer> answers)
    {
        Console.WriteLine("\n| best score in | queries with a true match | innocents | share true |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (low, high) in new[] { (0.3, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.85), (0.85, 0.9), (0.9, 0.95), (0.95, 1.01) })
        {
            var right = answers.Count(answer => answer.Query.IsMatch && answer.Right >= low && answer.Right < high);
            var wrong = answers.Count(answer => answer.Query.IsInnocent && answer.Top >= low && answer.Top < high);
            Console.WriteLine($"| {low:0.00}–{Math.Min(high, 1):0.00} | {right} | {wrong} | {(right + wrong == 0 ? "–" : $"{(double)right / (right + wrong):0.00}")} |");
        }
    }
}
