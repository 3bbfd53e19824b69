namespace ComplianceGrains.Workflows.Retention;

/// <summary>What the firm says of the end of retention.</summary>
/// <param name="DeleteAfterFloor">Whether records go when every floor is over, though no law names a day by which they must.</param>
/// <param name="Destroys">Whether what is due is destroyed by itself. Where it is not, it is kept, and said to be due.</param>
public sealed record RetentionPolicy(bool DeleteAfterFloor, bool Destroys)
{
    /// <summary>Whether the person has asked for erasure: then it goes as soon as every floor is over, and never before.</summary>
    public bool IsAskedFor { get; init; }

    /// <summary>What no law has deleted stays, and nothing is destroyed by itself.</summary>
    public static RetentionPolicy Keep { get; } = new(false, false);
}
