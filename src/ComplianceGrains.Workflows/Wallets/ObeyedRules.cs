namespace ComplianceGrains.Workflows.Wallets;

/// <summary>The rules that the approval of a wallet obeys, by their paths in the packs; <c>*</c> stands for a name of the catalogue.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths =
    [
        "customerDueDiligence.pending.*",
        "screening.lists",
        "screening.threshold",
        "screening.freshness",
        "wallets.selfHosted.ownershipProof.amount",
        "wallets.selfHosted.ownershipProof.methods",
        "wallets.approval.expires",
        "wallets.approval.cooldown",
        "wallets.approval.rescore",
        "approvals.wallet",
        "minimisation.automatedDecisions.humanReview",
        "minimisation.automatedDecisions.explanation",
        "minimisation.automatedDecisions.contest",
    ];
}
