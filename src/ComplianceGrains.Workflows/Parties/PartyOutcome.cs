namespace ComplianceGrains.Workflows.Parties;

/// <summary>What was decided about a related party.</summary>
public static class PartyOutcome
{
    /// <summary>Named, identified and screened.</summary>
    public const string Passed = "passed";

    /// <summary>Two people confirmed what bars it.</summary>
    public const string Refused = "refused";

    /// <summary>It is no related party any more.</summary>
    public const string Removed = "removed";
}
