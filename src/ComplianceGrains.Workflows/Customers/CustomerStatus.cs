namespace ComplianceGrains.Workflows.Customers;

/// <summary>Where the process is.</summary>
public static class CustomerStatus
{
    /// <summary>Somebody has to bring a fact.</summary>
    public const string AwaitingEvidence = "awaiting-evidence";

    /// <summary>Screening has no answer yet.</summary>
    public const string Screening = "screening";

    /// <summary>People look at something out of the ordinary.</summary>
    public const string UnderReview = "under-review";

    /// <summary>Somebody has to approve.</summary>
    public const string AwaitingApproval = "awaiting-approval";

    /// <summary>The relationship runs.</summary>
    public const string Active = "active";

    /// <summary>The relationship stands, but nothing moves.</summary>
    public const string Restricted = "restricted";

    /// <summary>The relationship ended.</summary>
    public const string Offboarded = "offboarded";

    /// <summary>The relationship never began.</summary>
    public const string Refused = "refused";

    /// <summary>Every term of retention is over, and what was known is destroyed.</summary>
    public const string Erased = "erased";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [AwaitingEvidence, Screening, UnderReview, AwaitingApproval, Active, Restricted, Offboarded, Refused, Erased];
}
