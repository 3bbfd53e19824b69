using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Wallets;

/// <summary>The tiers of one pack's travel rule, in the pack's order.</summary>
public sealed record TravelRuleTiers(IReadOnlyList<TravelRuleTier> Tiers) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => string.Join(" | ", Tiers);

    /// <inheritdoc />
    public bool Equals(TravelRuleTiers? other) => other is not null && InWords == other.InWords;

    /// <inheritdoc />
    public override int GetHashCode() => InWords.GetHashCode(StringComparison.Ordinal);
}
