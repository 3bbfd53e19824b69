using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>
/// <c>screening-accuracy [generated [each [seed]]] [misses] [alone]</c>: recall, precision, calibration and latency beside two
/// common scorers, and every kind of query with its bar, in one run.
/// </summary>
internal static class AccuracyBenchmark
{
    /// <summary>The baselines scan every name for every query: on large sets they get an even sample.</summary>
    private const int MostForBaselines = 1500;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    public static Task<int> Run(string[] args)
    {
        var lists = Load.Measured();
        var queries = Queries(lists, args);
        var engine = Build(lists, queries.Count);

        var ours = Answers(queries, query => Ask(engine, query, dated: false));
        Console.WriteLine($"scores of all answers: sha256 {Digest(ours)}");
        List<Scored> scorers = [new("this engine", ours, Latencies(queries, repeats: 3, query => Ask(engine, query, dated: false, Bar.Threshold)))];
        if (!args.Contains("alone"))
        {
            var (baselines, sample) = (new Baselines(lists), Sample(queries));
            scorers.Add(new("best-pair Jaro-Winkler", Answers(sample, baselines.BestPairs), Latencies(sample, repeats: 1, baselines.BestPairs)));
            scorers.Add(new("whole-name Jaro-Winkler", Answers(sample, baselines.WholeName), Latencies(sample, repeats: 1, baselines.WholeName)));
        }

        AccuracyTables.Scorers(scorers);
        AccuracyTables.Categories(scorers);
        AccuracyTables.Dated(Answers([.. queries.Where(query => query.DateOfBirth is not null && !query.IsInnocent)], query => Ask(engine, query, dated: true)));
        AccuracyTables.Bands(scorers);
        if (args.Contains("misses"))
            AccuracyTables.Misses(ours);
        return Task.FromResult(0);
    }

    /// <summary>The best score of a right entry and of any, down to a floor; latency is measured at the packs' threshold, as a customer is screened.</summary>
    private static Answer Ask(ScreeningEngine engine, LabelledQuery query, bool dated, double floor = 0.3)
    {
        var result = engine.Screen(
            new ScreeningQuery([query.Name], query.Kind, dated ? PartialDate.Parse(query.DateOfBirth) : null, [], [], query.Lists, (decimal)Bar.Threshold, Duration.FromDays(1)) { Floor = (decimal)floor }, Now);
        double right = 0, top = 0;
        foreach (var match in result.Matches)
        {
            top = Math.Max(top, (double)match.Score);
            if (query.Expected.Contains($"{SharedData.Prefix(match.ListId)}:{match.EntryId}"))
                right = Math.Max(right, (double)match.Score);
        }

        return new(query, right, top, result.Matches is [var best, ..] ? best.Name : "");
    }

    private static IReadOnlyList<LabelledQuery> Queries(IReadOnlyList<ListContent> lists, string[] args)
    {
        var numbers = args.Where(arg => int.TryParse(arg, out _)).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToList();
        return args.Contains("generated")
            ? GeneratedQueries.Make(lists, numbers.ElementAtOrDefault(0) is > 0 and var each ? each : 300, numbers.ElementAtOrDefault(1) is > 0 and var seed ? seed : 2)
            : SharedData.Queries(Path.Combine(SharedData.Root, "dev-queries/dev_queries.jsonl"));
    }

    private static ScreeningEngine Build(IReadOnlyList<ListContent> lists, int queries)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var clock = Stopwatch.StartNew();
        var catalog = lists.Aggregate(ListCatalog.Empty, (catalog, list) => catalog.With(ListIndex.Build(list), Now));
        var cold = clock.Elapsed;
        var memory = GC.GetTotalMemory(true) - before;
        var warm = Timing.BestOf(3, () =>
        {
            foreach (var list in lists)
                ListIndex.Build(list);
        });
        Console.WriteLine($"{lists.Sum(list => list.NameCount)} names, {queries} queries; build {cold.TotalMilliseconds:0} ms cold, {warm:0} ms warm; memory {memory / 1e6:0.0} MB (bar 80); engine {ScreeningEngine.Version.Version}, {ScreeningEngine.Version.Weights}, {ScreeningEngine.Version.Calibration}");
        return new ScreeningEngine(catalog);
    }

    private static List<Answer> Answers(IReadOnlyList<LabelledQuery> queries, Func<LabelledQuery, Answer> ask) => [.. queries.AsParallel().AsOrdered().Select(ask)];

    /// <summary>One query after the other on one core, sorted.</summary>
    private static List<double> Latencies(IReadOnlyList<LabelledQuery> queries, int repeats, Func<LabelledQuery, Answer> ask)
    {
        // A scan takes tens of milliseconds whatever the query: a few tell its latency.
        var asked = repeats > 1 ? queries : [.. queries.Where((_, i) => i % Math.Max(1, queries.Count / 150) == 0)];
        return [.. asked.Select(query => Timing.BestOf(repeats, () => ask(query))).Order()];
    }

    private static IReadOnlyList<LabelledQuery> Sample(IReadOnlyList<LabelledQuery> queries) =>
        [.. queries.Where((_, i) => i % ((queries.Count + MostForBaselines - 1) / MostForBaselines) == 0)];

    /// <summary>Equal when, and only when, no query's score changed.</summary>
    private static string Digest(List<Answer> answers) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', answers.Select(
        answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Query.Id} {answer.Right} {answer.Top} {answer.Best}"))))))[..16];
}
