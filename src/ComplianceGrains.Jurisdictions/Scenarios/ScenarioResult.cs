namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>How one scenario ended, and why.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Messages">What came out differently, one sentence each.</param>
public sealed record ScenarioResult(Scenario Scenario, ScenarioOutcome Outcome, IReadOnlyList<string> Messages);
