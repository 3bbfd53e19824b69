using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Wallets;

/// <summary>The data that must travel with one transfer.</summary>
/// <param name="Originator">About the originator.</param>
/// <param name="Beneficiary">About the beneficiary.</param>
/// <param name="Citations">Whose tiers ask for it; empty if no tier applies.</param>
public sealed record TravelRuleData(IReadOnlyList<FieldChoice> Originator, IReadOnlyList<FieldChoice> Beneficiary, IReadOnlyList<Citation> Citations);
