namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>The rules that due diligence on providers obeys, by their paths in the packs.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths =
    [
        "screening.lists",
        "screening.pepLists",
        "screening.threshold",
        "screening.review",
        "screening.freshness",
        "customerDueDiligence.pending.*",
        "retention.due-diligence.floor",
        "retention.due-diligence.ceiling",
        "retention.screening.floor",
        "retention.screening.ceiling",
        "subjectAccess.within",
        "subjectAccess.extendableBy",
        "subjectAccess.withheld",
        CounterpartyRule.DueDiligence,
        CounterpartyRule.Missing,
        CounterpartyRule.Approvals,
    ];
}

/// <summary>Names in the pack language that decisions about providers rest on.</summary>
internal static class CounterpartyRule
{
    /// <summary>How a provider on the other side is checked.</summary>
    public const string DueDiligence = "wallets.travelRule.counterparty";

    /// <summary>What follows when data do not come.</summary>
    public const string Missing = "wallets.travelRule.missing";

    /// <summary>What an approval of it is called among approvals.</summary>
    public const string Approval = "counterparty";

    /// <summary>Who approves.</summary>
    public const string Approvals = "approvals.counterparty";

    /// <summary>The measure that restricts who keeps failing.</summary>
    public const string Restrict = "restrict-counterparty";
}
