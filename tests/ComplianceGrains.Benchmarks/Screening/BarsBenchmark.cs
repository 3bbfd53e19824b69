using System.Globalization;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>
/// <c>screening-bars [each [seed…]] [misses] [alone]</c>: every kind of field and every script with its bar, on generated
/// queries, beside two common scorers in the same run. Of several seeds the innocents are counted together, all else is of the
/// first. Seed 2 is the one that was looked at.
/// </summary>
internal static class BarsBenchmark
{
    private const double Review = 0.70;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    private static readonly (string Category, double Alert, double Review)[] Fields =
    [
        ("longer_text", 0.97, 1.00), ("name_and_place", 0.97, 1.00), ("name_and_other", 0.97, 1.00), ("two_persons", 0.97, 1.00), ("latin_and_native", 0.99, 0.99),
        ("persons_together", 0.95, 0.95), ("persons_spaced", 0.95, 0.95), ("companies_together", 0.90, 0.90), ("two_words_joined", 0.97, 0.97), ("mail", 0.95, 0.95),
    ];

    private static readonly (string Script, double Bar)[] Scripts =
    [
        ("Greek", 0.97), ("Georgian", 0.97), ("Armenian", 0.97), ("Hebrew", 0.85), ("Hangul", 0.95), ("Han, simplified", 0.97), ("Han, traditional", 0.90), ("Hiragana", 0.95),
        ("Ethiopic", 0.97), ("Devanagari", 0.85), ("Bengali", 0.85), ("Tamil", 0.85), ("Katakana, Japanese names", 0.95), ("Katakana, names from elsewhere", 0.95),
        ("Cyrillic, Serbian and Macedonian", 0.99), ("Cyrillic, Bulgarian and Russian", 0.99), ("Arabic", 0.88), ("Arabic, three names", 0.88),
        ("Cyrillic, Ukrainian forms of Russian names", 0.99), ("Cyrillic, Belarusian forms of Russian names", 0.99), ("Persian", 0.95), ("Urdu", 0.95),
    ];

    public static Task<int> Run(string[] args)
    {
        var numbers = args.Where(arg => int.TryParse(arg, out _)).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).ToList();
        var (each, seeds) = (numbers.ElementAtOrDefault(0) is > 0 and var some ? some : 200, numbers.Count > 1 ? numbers[1..] : [2]);
        var seed = seeds[0];
        var (lists, scripts) = (SharedData.Lists(), new ScriptQueries());
        var material = new Material(lists);
        var (listed, asked) = scripts.Matches(each, seed);
        var catalog = lists.Append(listed).Aggregate(ListCatalog.Empty, (catalog, list) => catalog.With(ListIndex.Build(list), Now));
        var engine = new ScreeningEngine(catalog);
        Console.WriteLine($"engine {ScreeningEngine.Version.Version}, {ScreeningEngine.Version.Weights}, {ScreeningEngine.Version.Calibration}; {each} of each kind, seed {string.Join(", ", seeds)}");

        var fields = GeneratedQueries.Fields(material, each, seed);
        var alone = args.Contains("alone");
        var baselines = alone ? null : new Baselines(lists);
        Table("field", fields.GroupBy(query => query.Category), category => Array.Find(Fields, bar => bar.Category == category) is var bar ? (bar.Alert, bar.Review) : default, engine, baselines, args.Contains("misses"));
        Table("listed people whose names OFAC corrected, asked by the old one", Corrections.Queries(lists[0]).GroupBy(query => query.Category), _ => (0.97, 0), engine, baselines, args.Contains("misses"));
        Table("script, Latin name listed", asked.GroupBy(query => query.Category), category => (Array.Find(Scripts, bar => bar.Script == category).Bar, 0), engine, alone ? null : new Baselines([listed]), args.Contains("misses"));
        Innocents([.. seeds.SelectMany(one => scripts.Innocents(material, each * 3, one)).DistinctBy(query => (query.Category, query.Name))], engine, baselines, args.Contains("misses"));
        Unread(ScriptQueries.Unread(each, seed), engine);
        return Task.FromResult(0);
    }

    private static void Table(string what, IEnumerable<IGrouping<string, LabelledQuery>> groups, Func<string, (double Alert, double Review)> bar, ScreeningEngine engine, Baselines? baselines, bool misses)
    {
        Console.WriteLine($"\n| {what} | n | right, alert | bar | | right, review | clear though listed | best-pair, whole-name Jaro-Winkler: right |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var group in groups)
        {
            var answers = group.AsParallel().AsOrdered().Select(query => Ask(engine, query)).ToList();
            var (wanted, (alert, review)) = (answers.Count, bar(group.Key));
            var right = answers.Count(answer => answer.Right >= Bar.Threshold) / (double)wanted;
            var looked = answers.Count(answer => answer.Right >= Review) / (double)wanted;
            Console.WriteLine($"| {group.Key} | {wanted} | {right:0.000} | ≥ {alert:0.00} | {(right >= alert ? "reached" : "**not reached**")} | {looked:0.000}{(review > 0 ? looked >= review ? $" (≥ {review:0.00})" : $" (≥ {review:0.00}: **no**)" : "")} | {answers.Count(answer => answer.Outcome == ScreeningOutcome.Clear)} | {Theirs(baselines, [.. group])} |");
            foreach (var miss in misses ? answers.Where(answer => answer.Right < Bar.Threshold).Take(25) : [])
                Console.WriteLine($"    {miss.Outcome} right {miss.Right:0.000}, top {miss.Top:0.000} “{miss.Query.Name}” ({miss.Best})");
        }
    }

    private static void Innocents(IReadOnlyList<LabelledQuery> queries, ScreeningEngine engine, Baselines? baselines, bool misses)
    {
        Console.WriteLine("\n| innocents of a script | n | alerted | bar | | to review | inconclusive | best-pair, whole-name Jaro-Winkler: alerted |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var group in queries.GroupBy(query => query.Category))
        {
            var answers = group.AsParallel().AsOrdered().Select(query => Ask(engine, query)).ToList();
            var alerted = answers.Count(answer => answer.Top >= Bar.Threshold) / (double)answers.Count;
            Console.WriteLine($"| {group.Key} | {answers.Count} | {alerted:0.0000} | ≤ 0.003 | {(alerted <= 0.003 ? "reached" : "**not reached**")} | {answers.Count(answer => answer.Top is >= Review and < Bar.Threshold) / (double)answers.Count:0.000} | {answers.Count(answer => answer.Outcome == ScreeningOutcome.Inconclusive) / (double)answers.Count:0.000} | {Theirs(baselines, [.. group.Take(100)], innocents: true)} |");
            foreach (var miss in misses ? answers.Where(answer => answer.Top >= Bar.Threshold).Take(15) : [])
                Console.WriteLine($"    {miss.Top:0.000} “{miss.Query.Name}” ({miss.Best})");
        }
    }

    private static void Unread(IReadOnlyList<LabelledQuery> queries, ScreeningEngine engine)
    {
        Console.WriteLine("\n| script without a reader | n | clear | bar | |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var group in queries.GroupBy(query => query.Category))
        {
            var clear = group.Count(query => Ask(engine, query).Outcome == ScreeningOutcome.Clear);
            Console.WriteLine($"| {group.Key} | {group.Count()} | {clear} | 0 | {(clear == 0 ? "reached" : "**not reached**")} |");
        }
    }

    private static string Theirs(Baselines? baselines, IReadOnlyList<LabelledQuery> queries, bool innocents = false)
    {
        if (baselines is null)
            return "";
        var sample = queries.Take(40).ToList();
        return $"{Share(baselines.BestPairs)}, {Share(baselines.WholeName)}";

        string Share(Func<LabelledQuery, Answer> ask) => sample.AsParallel().Average(query => (innocents ? ask(query).Top : ask(query).Right) >= Bar.Threshold ? 1.0 : 0).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static (LabelledQuery Query, double Right, double Top, string Best, ScreeningOutcome Outcome) Ask(ScreeningEngine engine, LabelledQuery query)
    {
        var result = engine.Screen(new ScreeningQuery([query.Name], query.Kind, null, [], [], query.Lists, (decimal)Bar.Threshold, Duration.FromDays(1)) { Floor = 0.3m }, Now);
        double right = 0, top = 0;
        foreach (var match in result.Matches)
        {
            top = Math.Max(top, (double)match.Score);
            if (query.Expected.Contains($"{SharedData.Prefix(match.ListId)}:{match.EntryId}"))
                right = Math.Max(right, (double)match.Score);
        }

        return (query, right, top, result.Matches is [var best, ..] ? best.Name : "", result.Outcome);
    }
}
