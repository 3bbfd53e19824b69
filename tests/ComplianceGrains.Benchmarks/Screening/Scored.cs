namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>A scorer, what it answered, and how long it took.</summary>
/// <param name="Name">In words.</param>
/// <param name="Answers">To all queries, or to an even sample of them.</param>
/// <param name="Milliseconds">Per query, sorted.</param>
internal sealed record Scored(string Name, IReadOnlyList<Answer> Answers, IReadOnlyList<double> Milliseconds)
{
    public double P50 => Milliseconds[Milliseconds.Count / 2];

    public double P99 => Milliseconds[(int)(Milliseconds.Count * 0.99)];
}
