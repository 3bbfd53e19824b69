namespace ComplianceGrains.Workflows.Rules;

/// <summary>
/// The rules of the packs that no workflow obeys yet. A path that the language gains stands here until a workflow obeys it;
/// it then moves to that workflow's own list.
/// </summary>
internal static class NotYet
{
    public static readonly string[] Paths =
    [
        "customerDueDiligence.legalEntity.beneficialOwner.exempt",
        "customerDueDiligence.legalEntity.beneficialOwner.control",
        "customerDueDiligence.occasional.threshold",
        "customerDueDiligence.occasional.thresholdFor.*",
        "customerDueDiligence.occasional.linkedWithin",
        "customerDueDiligence.occasional.whatever",
        "customerDueDiligence.occasional.always",
        "customerDueDiligence.enhanced.afterOffice.*",
        "customerDueDiligence.reliance.reply",
        "customerDueDiligence.simplified.allowed",
        "customerDueDiligence.review.events",
        "customerDueDiligence.prohibited",

        "screening.notYetEnforced",
        "screening.rescreen",

        "wallets.travelRule.reply",
        "wallets.approval.rescore",
        "wallets.holds.*",
        "wallets.counterparties.prohibited",
        "wallets.prohibited",

        "monitoring.new-wallet",
        "monitoring.exposed-person",
        "approvals.restriction-lifted",
        "approvals.report",
        "approvals.erasure",

        "reporting.*",

        "retention.*.floor",
        "retention.*.ceiling",
        "retention.*.deletionExceptions",
        "retention.*.unredacted",
        "retention.*.apart",

        "minimisation.suspicion.hiddenFrom",
        "minimisation.suspicion.evenAsMetadata",
        "minimisation.specialCategories",
        "minimisation.abroad",
        "minimisation.storedIn",

        "governance.roles",
        "governance.every.*",
        "identities.*",
    ];
}
