using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Risk;

/// <summary>From how many points each band starts, lowest band first.</summary>
public sealed record RiskBands(IReadOnlyList<RiskBand> Bands) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => string.Join(", ", Bands.Select(band => $"{band.Name} from {new Number(band.From).InWords}"));

    /// <summary>The band of a number of points.</summary>
    public string Of(decimal points) => Bands.Last(band => points >= band.From).Name;

    /// <inheritdoc />
    public bool Equals(RiskBands? other) => other is not null && Bands.SequenceEqual(other.Bands);

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);
}
