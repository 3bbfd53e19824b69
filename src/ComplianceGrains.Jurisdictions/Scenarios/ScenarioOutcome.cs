namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>How a scenario ended.</summary>
public enum ScenarioOutcome
{
    /// <summary>Everything came out as expected.</summary>
    Passed,

    /// <summary>Something came out differently, or could not be asked.</summary>
    Failed,

    /// <summary>A story, and nobody to play it.</summary>
    NotRun,
}
