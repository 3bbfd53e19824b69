namespace ComplianceGrains.Workflows.Wallets;

/// <summary>Names in the pack language that wallet decisions rest on.</summary>
internal static class WalletRule
{
    /// <summary>Who approves a wallet.</summary>
    public const string Approval = "wallet";

    /// <summary>From which amount ownership is proven.</summary>
    public const string ProofAmount = "wallets.selfHosted.ownershipProof.amount";

    /// <summary>How ownership is proven.</summary>
    public const string ProofMethods = "wallets.selfHosted.ownershipProof.methods";
}
