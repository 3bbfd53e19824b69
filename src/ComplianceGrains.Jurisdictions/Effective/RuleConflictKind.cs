namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>The ways in which rules of two jurisdictions can clash.</summary>
public enum RuleConflictKind
{
    /// <summary>One's floor lies beyond the other's ceiling.</summary>
    Retention,

    /// <summary>One requires a field, or wants it unredacted, that the other masks or refuses at intake.</summary>
    Field,

    /// <summary>No proof of ownership is accepted by both.</summary>
    OwnershipProof,
}
