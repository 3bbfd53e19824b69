namespace ComplianceGrains.Screening;

/// <summary>What a screening found. Five different things; only <see cref="Clear"/> lets anyone pass.</summary>
public enum ScreeningOutcome
{
    /// <summary>Every required list was present and fresh, the name could be assessed, and nothing reached the threshold.</summary>
    Clear,

    /// <summary>At least one listed name reached the threshold: a possible match for a person to decide.</summary>
    Hit,

    /// <summary>The subject cannot be assessed, for example because nothing comparable is left of the name.</summary>
    Inconclusive,

    /// <summary>A required list or provider is absent. Neither a pass nor an accusation.</summary>
    Unavailable,

    /// <summary>A required list is older than its freshness budget. Matches are still shown.</summary>
    Stale,
}
