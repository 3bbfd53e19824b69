namespace ComplianceGrains.Workflows.Replays;

/// <summary>A field that came out otherwise.</summary>
/// <param name="Path">E.g. <c>needed[0]</c> or <c>reasons[0].pack</c>.</param>
/// <param name="Then">Its JSON text as it was decided; empty if it was not there.</param>
/// <param name="Now">Its JSON text as it comes out now; empty if it is not there.</param>
public sealed record ReplayDifference(string Path, string Then, string Now)
{
    /// <summary>The path of a decision that only one side has: all its fields are behind it.</summary>
    public const string Whole = "decision";
}
