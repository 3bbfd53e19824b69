namespace ComplianceGrains.Workflows.Customers;

/// <summary>The rules that the customer workflow obeys, by their paths in the packs; <c>*</c> stands for a name of the catalogue.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths =
    [
        "counting",
        "binds.residence",
        "binds.nationality",
        "customerDueDiligence.naturalPerson.collect",
        "customerDueDiligence.legalEntity.collect",
        "customerDueDiligence.legalEntity.beneficialOwner.share",
        "customerDueDiligence.legalEntity.beneficialOwner.shareByBand.*",
        "customerDueDiligence.legalEntity.beneficialOwner.shareOf.*",
        "customerDueDiligence.legalEntity.beneficialOwner.together",
        "customerDueDiligence.legalEntity.beneficialOwner.chain",
        "customerDueDiligence.legalEntity.beneficialOwner.failing",
        "customerDueDiligence.legalEntity.beneficialOwner.sole",
        "customerDueDiligence.steps",
        "customerDueDiligence.pending.*",
        "customerDueDiligence.evidence.maxAge",
        "customerDueDiligence.enhanced.when",
        "customerDueDiligence.enhanced.adds",
        "customerDueDiligence.enhanced.addsFor.*",
        "customerDueDiligence.review.low",
        "customerDueDiligence.review.medium",
        "customerDueDiligence.review.high",
        "screening.lists",
        "screening.pepLists",
        "screening.threshold",
        "screening.review",
        "screening.freshness",
        "screening.ownership",
        "screening.freeze",
        "risk.factors.*",
        "risk.bands",
        "approvals.high",
        "approvals.pep",
        "approvals.offboarding",
        "legalHold.issuers",
        "minimisation.fields.*",
        "minimisation.automatedDecisions.humanReview",
        "minimisation.automatedDecisions.explanation",
        "minimisation.automatedDecisions.contest",
    ];
}
