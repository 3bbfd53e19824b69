namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>What a suspicion comes to.</summary>
public static class Conclusions
{
    /// <summary>It is reported.</summary>
    public const string Report = "report";

    /// <summary>It was considered, and is not filed.</summary>
    public const string NotFiled = "not-filed";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Report, NotFiled];
}

/// <summary>On which grounds somebody suspects: the kinds of reports that the packs have about suspicion.</summary>
public static class Grounds
{
    /// <summary>What every jurisdiction has; it stands in for the others where a law does not treat them apart.</summary>
    public const string Usual = "suspicious";

    /// <summary>Activity that goes on after it was reported.</summary>
    public const string Continuing = "suspicious-continuing";

    /// <summary>All that can be given.</summary>
    public static IReadOnlyList<string> All { get; } = [Usual, "suspicious-terror", "suspicious-sanctions", "suspicious-privileged"];
}
