using ComplianceGrains.Jurisdictions.Approvals;
using ComplianceGrains.Jurisdictions.CustomerDueDiligence;
using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Minimisation;
using ComplianceGrains.Jurisdictions.Monitoring;
using ComplianceGrains.Jurisdictions.Reporting;
using ComplianceGrains.Jurisdictions.Retention;
using ComplianceGrains.Jurisdictions.Risk;
using ComplianceGrains.Jurisdictions.Screening;
using ComplianceGrains.Jurisdictions.Wallets;

namespace ComplianceGrains.Jurisdictions.Grammar;

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
        Rule("counting", Shapes.Counting, Merge.Each, "the counting of days", "is", Need.Value),
        Rule("binds.residence", Shapes.WordsOf("countries"), Merge.Union, "residence that binds a customer", "is in"),
        Rule("binds.nationality", Shapes.WordsOf("countries"), Merge.Union, "nationality that binds a customer", "is of"),

        Rule("customerDueDiligence.naturalPerson.collect", Shapes.Fields, Merge.Union, "the data of a natural person", "consists of", Need.Value),
        Rule("customerDueDiligence.legalEntity.collect", Shapes.Fields, Merge.Union, "the data of a legal entity", "consists of", Need.Value),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.share", Shapes.Percent, Merge.Strictest, "beneficial ownership", "starts at", Need.Value),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.shareByBand.*", Shapes.Percent, Merge.Strictest, "beneficial ownership at {name} risk", "starts at", namesOf: "bands"),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.shareOf.*", Shapes.Percent, Merge.Strictest, "beneficial ownership of a {name}", "starts at", namesOf: "entityKinds"),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.exempt", Shapes.WordsOf("entityKinds"), Merge.Intersection, "beneficial owners", "need not be found of a"),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.control", Shapes.YesNo, Merge.YesWins, "control without the share", "makes a beneficial owner:"),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.together", Shapes.YesNo, Merge.YesWins, "the shares of persons who act together", "are added up:"),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.chain", Shapes.WordsOf("chainMethods"), Merge.Union, "a share held through others", "is found by"),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.failing", Shapes.CascadeOf("ownerFallbacks"), Merge.Each, "failing a holder of the share, the beneficial owner", "is"),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.sole", Shapes.Percent, Merge.Each, "a holder", "is the only beneficial owner with"),
        Rule("customerDueDiligence.legalEntity.beneficialOwner.collect", Shapes.Fields, Merge.Union, "the data of a beneficial owner", "consists of", Need.Value),
        Rule("customerDueDiligence.occasional.threshold", Shapes.Money, Merge.Strictest, "full due diligence on an occasional transaction", "applies to"),
        Rule("customerDueDiligence.occasional.thresholdFor.*", Shapes.Money, Merge.Strictest, "full due diligence on an occasional {name}", "applies to", namesOf: "occasionalKinds"),
        Rule("customerDueDiligence.occasional.linkedWithin", Shapes.Length, Merge.Longest, "occasional transactions", "are added up over"),
        Rule("customerDueDiligence.occasional.whatever", Shapes.WordsOf("whatever"), Merge.Union, "full due diligence at any amount", "is due on"),
        Rule("customerDueDiligence.occasional.always", Shapes.WordsOf("steps"), Merge.Union, "an occasional transaction of any amount", "needs"),
        Rule("customerDueDiligence.steps", Shapes.WordsOf("steps"), Merge.Union, "onboarding", "needs", Need.Value),
        Rule("customerDueDiligence.pending.*", DeadlineShapes.Task, Merge.Each, "the pending step {name}", "is due from", Need.Value, "steps"),
        Rule("customerDueDiligence.evidence.maxAge", Shapes.Length, Merge.Shortest, "evidence that a relationship rests on", "is no older than", Need.Value),
        Rule("customerDueDiligence.enhanced.when", Shapes.WordsOf("triggers"), Merge.Union, "enhanced due diligence", "is triggered by", Need.Value),
        Rule("customerDueDiligence.enhanced.afterOffice.*", LastingShapes.Lasting, Merge.Longest, "what {name} calls for", "lasts after the end of the office for", namesOf: "circumstances"),
        Rule("customerDueDiligence.enhanced.adds", Shapes.WordsOf("steps"), Merge.Union, "enhanced due diligence", "adds", Need.Value),
        Rule("customerDueDiligence.enhanced.addsFor.*", Shapes.WordsOf("steps"), Merge.Each, "enhanced due diligence on {name}", "adds only", namesOf: "triggers"),
        Rule("customerDueDiligence.reliance.reply", DeadlineShapes.Deadline, Merge.Each, "whoever is relied upon", "hands over copies"),
        Rule("customerDueDiligence.simplified.allowed", Shapes.YesNo, Merge.NoWins, "simplified due diligence at low risk", "is allowed:"),
        Rule("customerDueDiligence.review.events", Shapes.WordsOf("events"), Merge.Union, "a review", "is caused by", Need.Value),
        Rule("customerDueDiligence.review.*", Shapes.Length, Merge.Shortest, "the review of {name} risk", "comes every", Need.Value, "bands"),

        Rule("customerDueDiligence.prohibited", Shapes.WordsOf("accountKinds"), Merge.Union, "accounts that are barred", "are"),

        Rule("screening.lists", Shapes.WordsOf("lists"), Merge.Union, "screening", "uses", Need.Value),
        Rule("screening.pepLists", ScreeningShapes.PepLists, Merge.Union, "screening", "looks for politically exposed persons on", unsaid: "no list of politically exposed persons is asked"),
        Rule("screening.notYetEnforced", Shapes.WordsOf("lists"), Merge.Union, "screening", "does not yet enforce", Need.Value),
        Rule("screening.threshold", Shapes.Score, Merge.Lowest, "a name match", "counts from a score of", Need.Value),
        Rule("screening.review", ScreeningShapes.Review, Merge.Strictest, "a name match under the threshold", "is looked at from a score of"),
        Rule("screening.freshness", Shapes.Length, Merge.Shortest, "a screening list", "is fresh for", Need.Value),
        Rule("screening.rescreen", Shapes.WordsOf("events"), Merge.Union, "re-screening", "happens on", Need.Value),
        Rule("screening.ownership", ScreeningShapes.Ownership, Merge.Strictest, "ownership by listed persons", "counts at"),
        Rule("screening.freeze", ScreeningShapes.Ownership, Merge.Strictest, "an entity's property", "is frozen where listed persons own", unsaid: "nothing says from which share the property of an entity is frozen that listed persons own"),

        Rule("wallets.travelRule.tiers", TravelRuleShapes.Tiers, Merge.Each, "the travel rule", "asks from", Need.ValueOrReason),
        Rule("wallets.travelRule.missing", Shapes.Measures, Merge.Union, "missing travel-rule data", "leads to", Need.Value),
        Rule("wallets.travelRule.counterparty", Shapes.WordsOf("measures"), Merge.Union, "the counterparty provider", "is checked by"),
        Rule("wallets.travelRule.reply", DeadlineShapes.Deadline, Merge.Each, "a request for travel-rule data", "is answered"),
        Rule("wallets.selfHosted.collect", Shapes.WordsOf("transferData"), Merge.Union, "a transfer with a self-hosted wallet", "needs", Need.Value),
        Rule("wallets.selfHosted.ownershipProof.amount", Shapes.Money, Merge.Strictest, "the self-hosted ownership proof", "applies to", Need.ValueOrReason),
        Rule("wallets.selfHosted.ownershipProof.methods", Shapes.WordsOf("proofMethods"), Merge.Intersection, "ownership of a self-hosted wallet", "is proven by", Need.ValueOrReason),
        Rule("wallets.selfHosted.measures", Shapes.Measures, Merge.Union, "self-hosted wallets", "need"),
        Rule("wallets.approval.expires", Shapes.Length, Merge.Shortest, "a wallet approval", "expires after", Need.Value),
        Rule("wallets.approval.cooldown", Shapes.Length, Merge.Longest, "a new wallet", "waits for", Need.Value),
        Rule("wallets.approval.rescore", Shapes.Length, Merge.Shortest, "a wallet's risk", "is scored again after", Need.Value),
        Rule("wallets.holds.*", Shapes.Length, Merge.Longest, "a withdrawal after {name}", "waits for", Need.No, "events"),
        Rule("wallets.counterparties.prohibited", Shapes.WordsOf("counterpartyKinds"), Merge.Union, "counterparties that are barred", "are"),
        Rule("wallets.prohibited", Shapes.WordsOf("assetKinds"), Merge.Union, "asset kinds that are barred", "are"),

        Rule("monitoring.*", MonitoringShapes.Window, Merge.Each, "monitoring for {name}", "looks for", Need.No, "monitoring"),
        Rule("risk.factors.*", RiskShapes.Factor, Merge.Each, "the risk factor {name}", "adds", Need.No, "riskFactors"),
        Rule("risk.bands", RiskShapes.Bands, Merge.Each, "risk bands", "are", Need.Value),
        Rule("approvals.*", ApprovalShapes.Approvals, Merge.Union, "approval of {name}", "needs", Need.Value, "approvals"),
        Rule("escalation.*", DeadlineShapes.Ladder, Merge.Each, "an exception {name}", "goes to", Need.Value, "exceptionKinds"),

        Rule("reporting.suspicious", ReportShapes.Report, Merge.Each, "a suspicious-transaction report", "goes", Need.ValueOrReason),
        Rule("reporting.*", ReportShapes.Report, Merge.Each, "the report {name}", "goes", Need.No, "reports"),
        Rule("reporting.consentNeeded", Shapes.YesNo, Merge.YesWins, "a reported transaction", "goes ahead only with consent:"),
        Rule("reporting.exitBarred", Shapes.YesNo, Merge.YesWins, "ending a relationship while a report is due", "is barred:"),
        Rule("reporting.standstill", DeadlineShapes.Deadline, Merge.Each, "a reported transaction", "may go ahead after silence"),

        Rule("retention.*.floor", RetentionShapes.Term, Merge.Each, "a {name} record", "is kept for", Need.Value, "recordClasses"),
        Rule("retention.*.ceiling", RetentionShapes.Term, Merge.Each, "a {name} record", "is deleted at the latest after", Need.ValueOrReason, "recordClasses"),
        Rule("retention.*.deletionExceptions", Shapes.WordsOf("deletionExceptions"), Merge.Union, "deletion of a {name} record", "may wait for", Need.No, "recordClasses"),
        Rule("retention.*.unredacted", Shapes.YesNo, Merge.YesWins, "a {name} record", "is kept unredacted:", Need.No, "recordClasses"),
        Rule("retention.*.apart", Shapes.YesNo, Merge.YesWins, "a {name} record", "is kept apart from others:", Need.No, "recordClasses"),
        Rule("legalHold.issuers", Shapes.WordsOf("authorities"), Merge.Union, "a legal hold", "is placed by", Need.Value),

        Rule("minimisation.fields.*", MinimisationShapes.Handling, Merge.MostProtective, "the field {name}", "is handled:", Need.No, "fields"),
        Rule("minimisation.suspicion.hiddenFrom", Shapes.WordsOf("roles"), Merge.Union, "suspicion", "is hidden from", Need.Value),
        Rule("minimisation.suspicion.evenAsMetadata", Shapes.YesNo, Merge.YesWins, "suspicion", "is hidden even as metadata:", Need.Value),
        Rule("minimisation.automatedDecisions.humanReview", Shapes.YesNo, Merge.YesWins, "an automated refusal", "can be reviewed by a person:", Need.Value),
        Rule("minimisation.automatedDecisions.explanation", Shapes.YesNo, Merge.YesWins, "an automated refusal", "is explained:", Need.Value),
        Rule("minimisation.automatedDecisions.contest", Shapes.YesNo, Merge.YesWins, "an automated refusal", "can be contested:"),
        Rule("minimisation.specialCategories", Shapes.WordsOf("fields"), Merge.Union, "fields collected only if strictly necessary", "are"),
        Rule("minimisation.abroad", Shapes.Measures, Merge.Union, "personal data sent abroad", "needs"),
        Rule("minimisation.storedIn", Shapes.WordsOf("countries"), Merge.Union, "a copy of every record", "lies in"),
        Rule("subjectAccess.within", DeadlineShapes.Deadline, Merge.Each, "a request for access", "is answered"),
        Rule("subjectAccess.extendableBy", Shapes.Length, Merge.Shortest, "the answer to a request for access", "may take longer by"),
        Rule("subjectAccess.withheld", Shapes.WordsOf("withheld"), Merge.Union, "an access copy", "leaves out"),

        Rule("governance.roles", Shapes.WordsOf("roles"), Merge.Union, "the firm", "has a"),
        Rule("governance.every.*", Shapes.Length, Merge.Shortest, "{name}", "happens every", Need.No, "governance"),
        Rule("identities.*", Shapes.Length, Merge.Shortest, "{name} of a machine or person's access", "is limited to", Need.No, "identities"),
    ];

    /// <summary>The sections a pack may have besides the rules.</summary>
    public static readonly IReadOnlyList<string> HeaderMembers =
        ["jurisdiction", "title", "extends", "version", "effective", "migration", "zone", "calendars", "sources", "policyAdopted", "amendments", "obligations", "controls"];

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
        string path, Shape shape, Merge merge, string subject, string verb, Need need = Need.No, string? namesOf = null, string? unsaid = null) =>
        new(path, shape, merge, subject, verb, need, namesOf, unsaid);
}
