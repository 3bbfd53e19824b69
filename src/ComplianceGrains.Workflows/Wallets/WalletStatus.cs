namespace ComplianceGrains.Workflows.Wallets;

/// <summary>Where the process is.</summary>
public static class WalletStatus
{
    /// <summary>Screening has no answer yet.</summary>
    public const string Screening = "screening";

    /// <summary>People look at something out of the ordinary.</summary>
    public const string UnderReview = "under-review";

    /// <summary>Somebody has to show who controls the wallet.</summary>
    public const string AwaitingEvidence = "awaiting-evidence";

    /// <summary>Somebody has to approve.</summary>
    public const string AwaitingApproval = "awaiting-approval";

    /// <summary>Approved; usable after the cool-down while the customer is active.</summary>
    public const string Approved = "approved";

    /// <summary>Approved, but people look at something, or have confirmed that it is listed.</summary>
    public const string Suspended = "suspended";

    /// <summary>Never approved.</summary>
    public const string Refused = "refused";

    /// <summary>The approval's time is over.</summary>
    public const string Expired = "expired";

    /// <summary>Not to be used any more.</summary>
    public const string Revoked = "revoked";

    /// <summary>The customer's retention is over, and what was known is destroyed.</summary>
    public const string Erased = "erased";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Screening, UnderReview, AwaitingEvidence, AwaitingApproval, Approved, Suspended, Refused, Expired, Revoked, Erased];
}
