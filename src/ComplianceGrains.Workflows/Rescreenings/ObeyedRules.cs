namespace ComplianceGrains.Workflows.Rescreenings;

/// <summary>The rules that the daily re-screening obeys, by their paths in the packs.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths = ["screening.rescreen", "screening.lists", "screening.pepLists"];
}
