namespace ComplianceGrains.WebConsole.Suspicions;

/// <summary>Which kinds of suspicion there are, in words.</summary>
internal static class Grounds
{
    public static IReadOnlyList<(string Word, string Says)> All { get; } =
    [
        ("suspicious", "suspicious"),
        ("suspicious-terror", "of the financing of terrorism"),
        ("suspicious-sanctions", "of a breach of sanctions"),
        ("suspicious-privileged", "in part from what is privileged"),
    ];
}
