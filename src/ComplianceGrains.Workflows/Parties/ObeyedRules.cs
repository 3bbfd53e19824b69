namespace ComplianceGrains.Workflows.Parties;

/// <summary>The rules that a related party obeys, by their paths in the packs; <c>*</c> stands for a name of the catalogue.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths =
    [
        "customerDueDiligence.legalEntity.beneficialOwner.collect",
        "customerDueDiligence.pending.*",
        "customerDueDiligence.evidence.maxAge",
        "screening.lists",
        "screening.pepLists",
        "screening.threshold",
        "screening.review",
        "screening.freshness",
        "risk.factors.*",
        "risk.bands",
        "minimisation.fields.*",
        "retention.due-diligence.floor",
        "retention.due-diligence.ceiling",
        "retention.screening.floor",
        "retention.screening.ceiling",
        "subjectAccess.within",
        "subjectAccess.extendableBy",
        "subjectAccess.withheld",
    ];
}
