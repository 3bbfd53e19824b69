namespace ComplianceGrains.Workflows.Customers.Events;

/// <summary>One factor's part in a rating.</summary>
/// <param name="Factor">Its name.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Pack">Whose rule it is.</param>
/// <param name="Text">In words, without personal data.</param>
public sealed record RiskContributionRecord(string Factor, decimal Points, string Pack, string Text);
