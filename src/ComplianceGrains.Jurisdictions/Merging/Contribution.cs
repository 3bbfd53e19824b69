using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Merging;

/// <summary>What one jurisdiction says about one rule at the time in question.</summary>
/// <param name="Jurisdiction">The jurisdiction that binds.</param>
/// <param name="Value">Its value.</param>
/// <param name="Citation">Why.</param>
/// <param name="Dates">The dates between which it holds, in words; empty if always.</param>
public sealed record Contribution(string Jurisdiction, RuleValue Value, Citation Citation, string Dates)
{
    /// <summary>Whether the pack gave it by <c>other</c>, and not by name.</summary>
    public bool ByOther { get; init; }
}
