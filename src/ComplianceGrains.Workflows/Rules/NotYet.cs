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
        "customerDueDiligence.prohibited",

        "screening.notYetEnforced",

        "wallets.travelRule.reply",
        "wallets.holds.*",
        "wallets.counterparties.prohibited",
        "wallets.prohibited",

        "monitoring.new-wallet",

        // Of a restriction by an order it is not known whether a designation, a block or a court's order is behind it, and each of these clocks
        // starts with one of its own: none is guessed.
        "reporting.sanctions-freeze",
        "reporting.sanctions-match",
        "reporting.sanctions-partial",
        "reporting.sanctions-blocked",
        "reporting.sanctions-rejected",
        "reporting.sanctions-annual",
        "reporting.cash",
        "reporting.large-virtual",
        "reporting.cross-border",
        "reporting.unverified-wallet",
        "reporting.fiu-reply",
        "reporting.consent-refusal",
        "reporting.exit-after-silence",
        "reporting.freeze-release",
        "reporting.records-production",
        "reporting.incident-initial",
        "reporting.incident-intermediate",
        "reporting.incident-final",
        "reporting.ransom",
        "reporting.annual-compliance",
        "reporting.nil-annual",
        "reporting.material-change",
        "reporting.data-breach",
        "reporting.terrorist-property",
        "reporting.discrepancy",
        "reporting.counterparty-failing",
        "reporting.appointment",
        "reporting.customer-records",
        "reporting.property-released",
        "reporting.nothing-held",
        "reporting.suspension-end",
        "reporting.certification",
        "reporting.consentNeeded",
        "reporting.exitBarred",
        "reporting.standstill",

        "retention.suspicion.floor",
        "retention.suspicion.ceiling",
        "retention.*.deletionExceptions",
        "retention.*.unredacted",
        "retention.*.apart",

        "minimisation.specialCategories",
        "minimisation.abroad",
        "minimisation.storedIn",

        "governance.roles",
        "governance.every.*",
        "identities.*",
    ];
}
