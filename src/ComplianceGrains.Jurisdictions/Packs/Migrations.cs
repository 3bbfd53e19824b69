namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>What becomes, once a version is in force, of those who were decided about under the one before.</summary>
public static class Migrations
{
    /// <summary>They stay as they are; their next decision is the first one under it. What a pack that says nothing means.</summary>
    public const string Keep = "keep";

    /// <summary>They are all looked at again under it.</summary>
    public const string ReEvaluate = "re-evaluate";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Keep, ReEvaluate];
}
