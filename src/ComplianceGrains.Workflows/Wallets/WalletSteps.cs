namespace ComplianceGrains.Workflows.Wallets;

/// <summary>The words of the catalogue for how ownership is proven that mean something here; which count the packs say.</summary>
public static class ProofMethods
{
    /// <summary>The customer signs a message with the wallet's key.</summary>
    public const string MessageSignature = "message-signature";

    /// <summary>The customer sends a small set amount from the wallet.</summary>
    public const string MicroTransfer = "micro-transfer";
}

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
