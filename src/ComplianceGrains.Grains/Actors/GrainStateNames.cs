namespace ComplianceGrains.Grains.Actors;

/// <summary>
/// Names of the stores of grain state. Whatever is in them can be deleted at any moment and costs only time: no decision, no order and no
/// promise rests on it.
/// </summary>
public static class GrainStateNames
{
    /// <summary>What can be computed again, and may be large.</summary>
    public const string Cache = "cache";

    /// <summary>How far something has come that may begin again, in a few bytes.</summary>
    public const string Cursor = "cursor";
}
