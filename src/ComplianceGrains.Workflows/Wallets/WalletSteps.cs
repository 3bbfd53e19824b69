namespace ComplianceGrains.Workflows.Wallets;

/// <summary>The steps of a wallet approval that no other subject has.</summary>
public static class WalletSteps
{
    /// <summary>Show who controls a self-hosted wallet.</summary>
    public const string OwnershipProof = "ownership-proof";

    /// <summary>
    /// The pack's rule for the time that the proof may take. The catalogue knows no step of its own for it; assessing the
    /// wallet's risk is the task that it belongs to.
    /// </summary>
    internal const string OwnershipProofTask = "wallet-risk";
}
