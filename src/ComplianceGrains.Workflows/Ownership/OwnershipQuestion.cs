namespace ComplianceGrains.Workflows.Ownership;

/// <summary>Who counts as a beneficial owner.</summary>
/// <param name="Test">From which share on.</param>
public sealed record OwnershipQuestion(ShareTest Test)
{
    /// <summary>Whether shares are multiplied along a chain and chains added.</summary>
    public bool Product { get; init; } = true;

    /// <summary>Whether whoever controls an entity counts with all that it holds.</summary>
    public bool ControlChain { get; init; }

    /// <summary>Whether control of the target makes an owner whatever the share.</summary>
    public bool Control { get; init; } = true;

    /// <summary>Whether the shares of those who act together are added up.</summary>
    public bool Together { get; init; }

    /// <summary>From which share on a holder is the only owner; null where others always count too.</summary>
    public ShareTest? Sole { get; init; }

    /// <summary>What may be missing from the whole because shares were rounded.</summary>
    public Fraction Tolerance { get; init; }
}
