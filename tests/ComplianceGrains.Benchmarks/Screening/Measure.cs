namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>One answered query: the score of its best right entry and of its best entry at all.</summary>
internal readonly record struct Answer(LabelledQuery Query, double Right, double Top);

/// <summary>Recall at fixed precision and at fixed shares of innocents alerted, from answered queries.</summary>
internal static class Measure
{
    /// <summary>Best recall over all thresholds at which at least <paramref name="precision"/> of the alerted queries are right.</summary>
    public static (double Recall, double Threshold) AtPrecision(IReadOnlyList<Answer> answers, double precision)
    {
        var matches = answers.Count(answer => answer.Query.IsMatch);
        var (recall, threshold) = (0.0, 1.01);
        foreach (var t in Thresholds(answers))
        {
            var right = answers.Count(answer => answer.Query.IsMatch && answer.Right >= t);
            var wrong = answers.Count(answer => answer.Query.IsInnocent && answer.Top >= t);
            if (right + wrong > 0 && right >= precision * (right + wrong) && right > recall * matches)
                (recall, threshold) = ((double)right / matches, t);
        }

        return (recall, threshold);
    }

    /// <summary>Recall at the lowest threshold that alerts at most this share of innocents.</summary>
    public static (double Recall, double Threshold) AtInnocents(IReadOnlyList<Answer> answers, double share)
    {
        var matches = answers.Count(answer => answer.Query.IsMatch);
        var innocents = answers.Count(answer => answer.Query.IsInnocent);
        foreach (var t in Thresholds(answers))
            if (answers.Count(answer => answer.Query.IsInnocent && answer.Top >= t) <= share * innocents)
                return ((double)answers.Count(answer => answer.Query.IsMatch && answer.Right >= t) / matches, t);
        return (0, 1.01);
    }

    private static IEnumerable<double> Thresholds(IReadOnlyList<Answer> answers) =>
        answers.SelectMany(answer => new[] { answer.Right, answer.Top }).Where(score => score > 0).Distinct().Order();
}
