using ComplianceGrains.Workflows.Customers;

namespace ComplianceGrains.Workflows.Wallets;

/// <summary>The steps of a wallet approval. Who approves the packs say; their steps have the names that they have for customers.</summary>
public static class WalletSteps
{
    /// <summary>Who asked; done by the request itself.</summary>
    public const string Request = "request";

    /// <summary>Show who controls a self-hosted wallet.</summary>
    public const string OwnershipProof = "ownership-proof";

    /// <summary>
    /// The pack's rule for the time that the proof may take. The catalogue knows no step of its own for it; assessing the
    /// wallet's risk is the task that it belongs to.
    /// </summary>
    internal const string OwnershipProofTask = "wallet-risk";

    /// <summary>Whether a fact from outside does the step; otherwise a person decides it.</summary>
    public static bool IsEvidence(string step) => step == OwnershipProof;

    /// <summary>The step at which a role gives its approval.</summary>
    public static string ApprovalBy(string role) => Steps.ApprovalBy(role);
}
