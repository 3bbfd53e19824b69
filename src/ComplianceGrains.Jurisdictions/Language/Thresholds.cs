namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>
/// The thresholds of one duty. Amounts in different currencies cannot be ordered without a rate of the day, so a merge
/// keeps the strictest of each currency and the duty applies as soon as one of them is met.
/// </summary>
public sealed record Thresholds : RuleValue
{
    /// <summary>Keeps, per unit, the strictest.</summary>
    public Thresholds(IEnumerable<Threshold> points) =>
        Points = [.. points.GroupBy(point => point.Unit).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Strictest)];

    /// <summary>One point a unit, sorted by unit.</summary>
    public IReadOnlyList<Threshold> Points { get; }

    /// <summary>Whether the duty applies.</summary>
    /// <param name="valueIn">The amount expressed in the unit, and by the rate source, of the threshold given.</param>
    public bool IsMetBy(Func<Threshold, decimal> valueIn) => Points.Any(point => point.IsMetBy(valueIn(point)));

    /// <inheritdoc />
    public override string InWords => string.Join(" or ", Points);

    /// <inheritdoc />
    public bool Equals(Thresholds? other) => other is not null && Points.SequenceEqual(other.Points);

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);

    private static Threshold Strictest(IEnumerable<Threshold> points) =>
        points.OrderBy(point => point.Amount)
            .ThenBy(point => point.Comparison == Comparison.AtLeast ? 0 : 1)
            .ThenBy(point => point.RateSource, StringComparer.Ordinal)
            .First();
}
