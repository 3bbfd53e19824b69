namespace ComplianceGrains.Jurisdictions.Risk;

/// <summary>A band of risk and the points from which it starts.</summary>
public sealed record RiskBand(string Name, decimal From);
