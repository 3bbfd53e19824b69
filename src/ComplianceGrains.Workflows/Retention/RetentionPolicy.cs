namespace ComplianceGrains.Workflows.Retention;

/// <summary>What the firm says of the end of retention where the law leaves it open.</summary>
/// <param name="DeleteAfterFloor">Whether records go when every floor is over, though no law names a day by which they must.</param>
public sealed record RetentionPolicy(bool DeleteAfterFloor)
{
    /// <summary>What no law has deleted stays.</summary>
    public static RetentionPolicy Keep { get; } = new(false);
}
