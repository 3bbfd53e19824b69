namespace ComplianceGrains.Workflows.Words;

/// <summary>How a check outside came out. Not knowing is not failing, and not passing.</summary>
public static class EvidenceResult
{
    /// <summary>As it should be.</summary>
    public const string Passed = "passed";

    /// <summary>Not as it should be.</summary>
    public const string Failed = "failed";

    /// <summary>No clear answer.</summary>
    public const string Inconclusive = "inconclusive";

    /// <summary>All three.</summary>
    public static IReadOnlyList<string> All { get; } = [Passed, Failed, Inconclusive];
}
