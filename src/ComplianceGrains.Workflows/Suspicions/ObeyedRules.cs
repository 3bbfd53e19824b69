namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>The rules that a suspicion obeys, by their paths in the packs.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths =
    [
        "reporting.suspicious",
        "reporting.suspicious-terror",
        "reporting.suspicious-sanctions",
        "reporting.suspicious-privileged",
        "reporting.suspicious-continuing",
        "reporting.standstill",
        "reporting.consentNeeded",
        "reporting.consent-refusal",
        "reporting.suspension-end",
        "approvals.report",
        "approvals.no-action",
        "legalHold.issuers",
        "minimisation.suspicion.hiddenFrom",
        // A suspicion is hidden as metadata whether or not a pack asks for it.
        "minimisation.suspicion.evenAsMetadata",
    ];
}
