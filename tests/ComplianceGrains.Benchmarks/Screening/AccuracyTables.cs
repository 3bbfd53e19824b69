namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>The tables of <see cref="AccuracyBenchmark"/>: this engine first, the baselines beside it.</summary>
internal static class AccuracyTables
{
    private static readonly (string Name, Func<Scored, double> Of, double Bar, bool AtLeast)[] Figures =
    [
        ("recall at precision 95%", scored => scored.Answers.AtPrecision(0.95), 0.965, true),
        ("at precision 99%", scored => scored.Answers.AtPrecision(0.99), 0.975, true),
        ("at ≤1% of innocents alerted", scored => scored.Answers.AtInnocents(0.01), 0.95, true),
        ("at ≤0.1%", scored => scored.Answers.AtInnocents(0.001), 0.93, true),
        ("p99 ms", scored => scored.P99, 1.5, false),
    ];

    public static void Scorers(IReadOnlyList<Scored> scorers)
    {
        Console.WriteLine($"\n| scorer | queries | {string.Join(" | ", Figures.Select(figure => figure.Name))} | p50 ms | calibration error |");
        Console.WriteLine($"|---|---|{string.Concat(Figures.Select(_ => "---|"))}---|---|");
        foreach (var scored in scorers)
            Console.WriteLine($"| {scored.Name} | {scored.Answers.Count} | {string.Join(" | ", Figures.Select(figure => $"{figure.Of(scored):0.000}"))} | {scored.P50:0.000} | {scored.Answers.CalibrationError():0.000} |");
        Console.WriteLine($"| bar | | {string.Join(" | ", Figures.Select(figure => $"{(figure.AtLeast ? "≥" : "≤")} {figure.Bar}"))} | | |");
        Console.WriteLine($"| | | {string.Join(" | ", Figures.Select(figure => Word(figure.AtLeast ? figure.Of(scorers[0]) >= figure.Bar : figure.Of(scorers[0]) <= figure.Bar)))} | | |");
    }

    public static void Categories(IReadOnlyList<Scored> scorers)
    {
        Console.WriteLine($"\n| kind of query, at {Bar.Threshold} | n | right | alerted | bar | | {string.Join(" | ", scorers.Skip(1).Select(scored => $"{scored.Name}: right, alerted"))} |");
        Console.WriteLine($"|---|---|---|---|---|---|{string.Concat(scorers.Skip(1).Select(_ => "---|"))}");
        foreach (var group in scorers[0].Answers.GroupBy(answer => answer.Query.Category).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var (answers, bar) = (group.ToList(), Bar.Of(group.Key));
            var others = scorers.Skip(1).Select(scored => scored.Answers.Where(answer => answer.Query.Category == group.Key).ToList())
                .Select(theirs => theirs.Count == 0 ? "–" : $"{Right(theirs)}, {theirs.AlertedAt(Bar.Threshold):0.00}");
            Console.WriteLine($"| {group.Key} | {answers.Count} | {Right(answers)} | {answers.AlertedAt(Bar.Threshold):0.000} | {bar?.Wanted} | {(bar is null ? "" : Word(bar.IsReached(answers)))} | {string.Join(" | ", others)} |");
        }

        var innocents = scorers[0].Answers.Where(answer => answer.Query.IsInnocent).ToList();
        Console.WriteLine($"| all innocents | {innocents.Count} | – | {innocents.AlertedAt(Bar.Threshold):0.000} | | | {string.Join(" | ", scorers.Skip(1).Select(scored => $"–, {scored.Answers.Where(answer => answer.Query.IsInnocent).ToList().AlertedAt(Bar.Threshold):0.00}"))} |");
    }

    /// <summary>The same queries with their date of birth.</summary>
    public static void Dated(IReadOnlyList<Answer> answers)
    {
        Console.WriteLine($"\n| with the date of birth, at {Bar.Threshold} | n | right | alerted |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var group in answers.GroupBy(answer => answer.Query.Category).OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine($"| {group.Key} | {group.Count()} | {Right(group.ToList())} | {group.ToList().AlertedAt(Bar.Threshold):0.000} |");
    }

    public static void Bands(IReadOnlyList<Scored> scorers)
    {
        Console.WriteLine($"\n| best score in | {string.Join(" | ", scorers.Select(scored => $"{scored.Name}: true, innocent, share true"))} |");
        Console.WriteLine($"|---|{string.Concat(scorers.Select(_ => "---|"))}");
        foreach (var (low, high) in Measure.Bands)
            Console.WriteLine($"| {low:0.00}–{Math.Min(high, 1):0.00} | {string.Join(" | ", scorers.Select(scored => Band(scored.Answers.Band(low, high))))} |");
    }

    /// <summary>What was not found and who was alerted in vain. The names are of public lists and of nobody.</summary>
    public static void Misses(IReadOnlyList<Answer> answers)
    {
        foreach (var answer in answers.Where(answer => answer.Query.IsMatch ? answer.Right < Bar.Threshold : answer.Query.IsInnocent && answer.Top >= Bar.Threshold))
            Console.WriteLine($"{answer.Query.Category}: “{answer.Query.Name}” right {answer.Right:0.000}, top {answer.Top:0.000} “{answer.Best}” ({string.Join(' ', answer.Query.Expected.Take(2))})");
    }

    private static string Band((int Right, int Wrong) band) =>
        $"{band.Right}, {band.Wrong}, {(band.Right + band.Wrong == 0 ? "–" : $"{(double)band.Right / (band.Right + band.Wrong):0.00}")}";

    private static string Right(IReadOnlyCollection<Answer> answers) => answers.First().Query.IsInnocent ? "–" : $"{answers.RightAt(Bar.Threshold):0.000}";

    private static string Word(bool reached) => reached ? "reached" : "**not reached**";
}
