using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>What was decided about the wallet.</summary>
public static class WalletOutcome
{
    /// <summary>It may be used.</summary>
    public const string Approved = "approved";

    /// <summary>It may not.</summary>
    public const string Refused = SubjectOutcome.Refused;

    /// <summary>It might, for a time that is over.</summary>
    public const string Expired = "expired";

    /// <summary>It may not any more.</summary>
    public const string Revoked = "revoked";
}
