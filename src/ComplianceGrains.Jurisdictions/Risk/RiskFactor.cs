using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Risk;

/// <summary>Something that adds to a customer's risk.</summary>
/// <param name="Points">Points it adds.</param>
/// <param name="When">Circumstances, any of which makes it apply; empty if only countries do.</param>
/// <param name="Countries">ISO 3166 countries, any of which (residence, nationality, birth, business) makes it apply.</param>
/// <param name="AtLeast">The band it forces at least, whatever the points.</param>
public sealed record RiskFactor(decimal Points, Words When, Words Countries, string? AtLeast) : RuleValue
{
    /// <inheritdoc />
    public override string InWords =>
        $"{new Number(Points).InWords} points"
        + (When.Items.Count == 0 ? "" : $" when {string.Join(" or ", When.Items)}")
        + (Countries.Items.Count == 0 ? "" : $" with a link to {string.Join(", ", Countries.Items)}")
        + (AtLeast is null ? "" : $", at least {AtLeast}");
}
