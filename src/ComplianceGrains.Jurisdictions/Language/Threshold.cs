using System.Globalization;

namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>A point from which a duty applies. The lower point is the stricter one.</summary>
/// <param name="Comparison">More than, or at least.</param>
/// <param name="Amount">The amount in <paramref name="Unit"/>.</param>
/// <param name="Unit">An ISO 4217 currency, or <c>%</c>.</param>
/// <param name="RateSource">For money: the named source of the rate that values an asset or another currency, at the event's date.</param>
public sealed record Threshold(Comparison Comparison, decimal Amount, string Unit, string? RateSource)
{
    /// <summary>Whether an amount in this threshold's own unit meets it.</summary>
    public bool IsMetBy(decimal amount) => Comparison == Comparison.MoreThan ? amount > Amount : amount >= Amount;

    /// <summary>The point without its rate source, e.g. <c>more than EUR 1,000</c>.</summary>
    public string Point => (Comparison, Amount) is (Comparison.AtLeast, 0)
        ? $"any amount in {Unit}"
        : $"{(Comparison == Comparison.MoreThan ? "more than" : "at least")} {(Unit == "%" ? $"{Text} %" : $"{Unit} {Text}")}";

    /// <inheritdoc />
    public override string ToString() => RateSource is null ? Point : $"{Point} (rate: {RateSource})";

    internal bool IsNotLooserThan(Threshold other) =>
        Amount < other.Amount || (Amount == other.Amount && (Comparison == Comparison.AtLeast || other.Comparison == Comparison.MoreThan));

    private string Text => Amount.ToString("#,0.########", CultureInfo.InvariantCulture);
}
