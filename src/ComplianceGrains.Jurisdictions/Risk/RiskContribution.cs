using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Risk;

/// <summary>One factor's part in a rating.</summary>
/// <param name="Factor">The factor's name.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Text">The reason in words, without personal data.</param>
/// <param name="Citation">Whose rule it is.</param>
public sealed record RiskContribution(string Factor, decimal Points, string Text, Citation Citation);
