namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>One answered query: the score of its best right entry and of its best entry at all, with that entry's name.</summary>
internal readonly record struct Answer(LabelledQuery Query, double Right, double Top, string Best = "");

/// <summary>Recall at fixed precision and at fixed shares of innocents alerted, from answered queries.</summary>
internal static class Measure
{
    /// <summary>Best recall over all thresholds at which at least <paramref name="precision"/> of the alerted queries are right.</summary>
    public static double AtPrecision(this IReadOnlyCollection<Answer> answers, double precision) =>
        Best(answers, (right, wrong, _) => right >= precision * (right + wrong));

    /// <summary>Recall at the lowest threshold that alerts at most this share of innocents.</summary>
    public static double AtInnocents(this IReadOnlyCollection<Answer> answers, double share) =>
        Best(answers, (_, wrong, innocents) => wrong <= share * innocents);

    private static double Best(IReadOnlyCollection<Answer> answers, Func<int, int, int, bool> allowed)
    {
        var right = answers.Where(answer => answer.Query.IsMatch).Select(answer => answer.Right).OrderDescending().ToArray();
        var wrong = answers.Where(answer => answer.Query.IsInnocent).Select(answer => answer.Top).OrderDescending().ToArray();
        var (best, r, w) = (0, 0, 0);
        foreach (var threshold in Thresholds(answers))
        {
            while (r < right.Length && right[r] >= threshold)
                r++;
            while (w < wrong.Length && wrong[w] >= threshold)
                w++;
            if (r > best && allowed(r, w, wrong.Length))
                best = r;
        }

        return (double)best / right.Length;
    }

    /// <summary>Share of the queries whose right entry scores at least this.</summary>
    public static double RightAt(this IReadOnlyCollection<Answer> answers, double threshold) => answers.Average(answer => answer.Right >= threshold ? 1.0 : 0);

    /// <summary>Share of the queries with any entry that scores at least this.</summary>
    public static double AlertedAt(this IReadOnlyCollection<Answer> answers, double threshold) => answers.Average(answer => answer.Top >= threshold ? 1.0 : 0);

    /// <summary>Queries with a true match and innocents whose best score lies in a band.</summary>
    public static (int Right, int Wrong) Band(this IReadOnlyCollection<Answer> answers, double low, double high) => (
        answers.Count(answer => answer.Query.IsMatch && answer.Right >= low && answer.Right < high),
        answers.Count(answer => answer.Query.IsInnocent && answer.Top >= low && answer.Top < high));

    /// <summary>How far scores from 0.5 are from the share of true matches among them, on average over the bands.</summary>
    public static double CalibrationError(this IReadOnlyCollection<Answer> answers)
    {
        double error = 0, all = 0;
        foreach (var (low, high) in Bands.Where(band => band.Low >= 0.5))
        {
            var (right, wrong) = answers.Band(low, high);
            error += Math.Abs((low + Math.Min(high, 1)) / 2 * (right + wrong) - right);
            all += right + wrong;
        }

        return all == 0 ? 0 : error / all;
    }

    public static IReadOnlyList<(double Low, double High)> Bands { get; } = [(0.3, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.85), (0.85, 0.9), (0.9, 0.95), (0.95, 1.01)];

    private static IEnumerable<double> Thresholds(IReadOnlyCollection<Answer> answers) =>
        answers.SelectMany(answer => new[] { answer.Right, answer.Top }).Where(score => score > 0).Distinct().OrderDescending();
}
