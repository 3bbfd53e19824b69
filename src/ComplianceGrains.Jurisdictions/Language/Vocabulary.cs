namespace ComplianceGrains.Jurisdictions;

/// <summary>
/// The whole pack language in one table: each rule once, with its written form, its merge and its sentence.
/// Loader, schema, lint, merge, diff and explanation are all driven by it.
/// </summary>
internal static class Vocabulary
{
    /// <summary>Stands for every name of its category that the pack does not name.</summary>
    public const string Other = "other";

    public static readonly IReadOnlyList<RuleDefinition> Rules =
    [
        Rule("counting", Shapes.Counting, Merge.Each, "the counting of days", "is", needed: true),
        Rule("binds.residence", Shapes.WordsOf("countries"), Merge.Union, "residence that binds a customer", "is in"),
        Rule("binds.nationality", Shapes.WordsOf("countries"), Merge.Union, "nationality that binds a customer", "is of"),

        Rule("customerDueDiligence.naturalPerson.collect", Shapes.Fields, Merge.Union, "the data of a natural person", "consists of", needed: true),
        Rule("customerDueDiligence.legalEntity.collect", Shapes.Fields, Merge.Union, "the data of a legal entity", "consists of", needed: true),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.share", Shapes.Percent, Merge.Strictest, "beneficial ownership", "starts at", needed: true),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.collect", Shapes.Fields, Merge.Union, "the data of a beneficial owner", "consists of", needed: true),
        Rule("customerDueDiligence.occasional.threshold", Shapes.Money, Merge.Strictest, "full due diligence on an occasional transaction", "applies to"),
        Rule("customerDueDiligence.occasional.always", Shapes.WordsOf("steps"), Merge.Union, "an occasional transaction of any amount", "needs"),
        Rule("customerDueDiligence.steps", Shapes.WordsOf("steps"), Merge.Union, "onboarding", "needs", needed: true),
        Rule("customerDueDiligence.pending.*", DeadlineShapes.Task, Merge.Each, "the pending step {name}", "is due from", needed: true, "steps"),
        Rule("customerDueDiligence.enhanced.when", Shapes.WordsOf("triggers"), Merge.Union, "enhanced due diligence", "is triggered by", needed: true),
        Rule("customerDueDiligence.enhanced.adds", Shapes.WordsOf("steps"), Merge.Union, "enhanced due diligence", "adds", needed: true),
        Rule("customerDueDiligence.simplified.allowed", Shapes.YesNo, Merge.NoWins, "simplified due diligence at low risk", "is allowed:"),
        Rule("customerDueDiligence.review.events", Shapes.WordsOf("events"), Merge.Union, "a review", "is caused by", needed: true),
        Rule("customerDueDiligence.review.*", Shapes.Length, Merge.Shortest, "the review of {name} risk", "comes every", needed: true, "bands"),

        Rule("screening.lists", Shapes.WordsOf("lists"), Merge.Union, "screening", "uses", needed: true),
        Rule("screening.notYetEnforced", Shapes.WordsOf("lists"), Merge.Union, "screening", "does not yet enforce", needed: true),
        Rule("screening.threshold", Shapes.Score, Merge.Lowest, "a name match", "counts from a score of", needed: true),
        Rule("screening.freshness", Shapes.Length, Merge.Shortest, "a screening list", "is fresh for", needed: true),
        Rule("screening.rescreen", Shapes.WordsOf("events"), Merge.Union, "re-screening", "happens on", needed: true),
        Rule("screening.ownership", Shapes.Percent, Merge.Strictest, "ownership by listed persons", "counts at"),

        Rule("wallets.travelRule.tiers", TravelRuleShapes.Tiers, Merge.Each, "the travel rule", "asks from", needed: true),
        Rule("wallets.travelRule.missing", Shapes.WordsOf("measures"), Merge.Union, "missing travel-rule data", "leads to", needed: true),
        Rule("wallets.travelRule.counterparty", Shapes.WordsOf("measures"), Merge.Union, "the counterparty provider", "is checked by"),
        Rule("wallets.travelRule.reply", DeadlineShapes.Deadline, Merge.Each, "a request for travel-rule data", "is answered"),
        Rule("wallets.selfHosted.collect", Shapes.WordsOf("transferData"), Merge.Union, "a transfer with a self-hosted wallet", "needs", needed: true),
        Rule("wallets.selfHosted.ownershipProof.amount", Shapes.Money, Merge.Strictest, "the self-hosted ownership proof", "applies to", needed: true),
        Rule("wallets.selfHosted.ownershipProof.methods", Shapes.WordsOf("proofMethods"), Merge.Intersection, "ownership of a self-hosted wallet", "is proven by", needed: true),
        Rule("wallets.selfHosted.measures", Shapes.WordsOf("measures"), Merge.Union, "self-hosted wallets", "need"),
        Rule("wallets.approval.expires", Shapes.Length, Merge.Shortest, "a wallet approval", "expires after", needed: true),
        Rule("wallets.approval.cooldown", Shapes.Length, Merge.Longest, "a new wallet", "waits for", needed: true),
        Rule("wallets.approval.rescore", Shapes.Length, Merge.Shortest, "a wallet's risk", "is scored again after", needed: true),
        Rule("wallets.holds.*", Shapes.Length, Merge.Longest, "a withdrawal after {name}", "waits for", needed: false, "events"),
        Rule("wallets.prohibited", Shapes.WordsOf("assetKinds"), Merge.Union, "asset kinds that are barred", "are"),

        Rule("monitoring.*", MonitoringShapes.Window, Merge.Each, "monitoring for {name}", "looks for", needed: false, "monitoring"),
        Rule("risk.factors.*", RiskShapes.Factor, Merge.Each, "the risk factor {name}", "adds", needed: false, "riskFactors"),
        Rule("risk.bands", RiskShapes.Bands, Merge.Each, "risk bands", "are", needed: true),
        Rule("approvals.*", ApprovalShapes.Approvals, Merge.Union, "approval of {name}", "needs", needed: true, "approvals"),
        Rule("escalation.*", DeadlineShapes.Ladder, Merge.Each, "an exception {name}", "goes to", needed: true, "exceptionKinds"),

        Rule("reporting.suspicious", ReportShapes.Report, Merge.Each, "a suspicious-transaction report", "goes", needed: true),
        Rule("reporting.*", ReportShapes.Report, Merge.Each, "the report {name}", "goes", needed: false, "reports"),
        Rule("reporting.standstill", DeadlineShapes.Deadline, Merge.Each, "a reported transaction", "may go ahead after silence"),

        Rule("retention.*.floor", RetentionShapes.Term, Merge.Each, "a {name} record", "is kept for", needed: true, "recordClasses"),
        Rule("retention.*.ceiling", RetentionShapes.Term, Merge.Each, "a {name} record", "is deleted at the latest after", needed: true, "recordClasses"),
        Rule("retention.*.deletionExceptions", Shapes.WordsOf("deletionExceptions"), Merge.Union, "deletion of a {name} record", "may wait for", needed: false, "recordClasses"),
        Rule("retention.*.unredacted", Shapes.YesNo, Merge.YesWins, "a {name} record", "is kept unredacted:", needed: false, "recordClasses"),
        Rule("legalHold.issuers", Shapes.WordsOf("authorities"), Merge.Union, "a legal hold", "is placed by", needed: true),

        Rule("minimisation.fields.*", MinimisationShapes.Handling, Merge.MostProtective, "the field {name}", "is handled:", needed: false, "fields"),
        Rule("minimisation.suspicion.hiddenFrom", Shapes.WordsOf("roles"), Merge.Union, "suspicion", "is hidden from", needed: true),
        Rule("minimisation.suspicion.evenAsMetadata", Shapes.YesNo, Merge.YesWins, "suspicion", "is hidden even as metadata:", needed: true),
        Rule("minimisation.automatedDecisions.humanReview", Shapes.YesNo, Merge.YesWins, "an automated refusal", "can be reviewed by a person:", needed: true),
        Rule("minimisation.automatedDecisions.explanation", Shapes.YesNo, Merge.YesWins, "an automated refusal", "is explained:", needed: true),
        Rule("minimisation.specialCategories", Shapes.WordsOf("fields"), Merge.Union, "fields collected only if strictly necessary", "are"),
        Rule("minimisation.abroad", Shapes.WordsOf("measures"), Merge.Union, "personal data sent abroad", "needs"),
        Rule("subjectAccess.within", DeadlineShapes.Deadline, Merge.Each, "a request for access", "is answered"),
        Rule("subjectAccess.extendableBy", Shapes.Length, Merge.Shortest, "the answer to a request for access", "may take longer by"),
        Rule("subjectAccess.withheld", Shapes.WordsOf("withheld"), Merge.Union, "an access copy", "leaves out"),

        Rule("governance.roles", Shapes.WordsOf("roles"), Merge.Union, "the firm", "has a"),
        Rule("governance.every.*", Shapes.Length, Merge.Shortest, "{name}", "happens every", needed: false, "governance"),
        Rule("identities.*", Shapes.Length, Merge.Shortest, "{name} of a machine or person's access", "is limited to", needed: false, "identities"),
    ];

    /// <summary>The sections a pack may have besides the rules.</summary>
    public static readonly IReadOnlyList<string> HeaderMembers =
        ["jurisdiction", "title", "extends", "version", "effective", "zone", "calendars", "sources", "obligations", "controls"];

    public static readonly VocabularyNode Root = VocabularyNode.Build(Rules);

    /// <summary>The definition of a concrete path, or null.</summary>
    public static RuleDefinition? Find(string path)
    {
        var node = Root;
        foreach (var part in path.Split('.'))
        {
            if (node.Child(part) is not { } child)
                return null;
            node = child;
        }
        return node.Rule;
    }

    private static RuleDefinition Rule(
        string path, Shape shape, Merge merge, string subject, string verb, bool needed = false, string? namesOf = null) =>
        new(path, shape, merge, subject, verb, needed, namesOf);
}
