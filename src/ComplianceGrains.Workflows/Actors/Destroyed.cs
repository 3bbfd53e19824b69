namespace ComplianceGrains.Workflows.Actors;

/// <summary>In the place of what happened, once its values are destroyed: that something was decided stands, and nothing else. No fold reads it.</summary>
public sealed record Destroyed
{
    /// <summary>The one.</summary>
    public static Destroyed Instance { get; } = new();
}
