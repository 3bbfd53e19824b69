namespace ComplianceGrains.Workflows.Transfers;

/// <summary>The rules that transfers obey, by their paths in the packs.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths =
    [
        "screening.lists",
        "screening.freshness",
        "customerDueDiligence.pending.*",
        "retention.transaction.floor",
        "retention.transaction.ceiling",
        "retention.travel-rule.floor",
        "retention.travel-rule.ceiling",
        "subjectAccess.within",
        "subjectAccess.extendableBy",
        "subjectAccess.withheld",
        TransferRule.Tiers,
        TransferRule.Missing,
        TransferRule.Counterparty,
        TransferRule.Collect,
        TransferRule.ProofAmount,
        TransferRule.Measures,
        TransferRule.Linked,
        TransferRule.Prohibited,
        .. TransferRule.Monitored.Select(TransferRule.Monitoring),
    ];
}

/// <summary>Names in the pack language that decisions about transfers rest on.</summary>
internal static class TransferRule
{
    /// <summary>What travels with a transfer.</summary>
    public const string Tiers = "wallets.travelRule.tiers";

    /// <summary>What follows when something of it is missing.</summary>
    public const string Missing = "wallets.travelRule.missing";

    /// <summary>How a provider on the other side is checked.</summary>
    public const string Counterparty = "wallets.travelRule.counterparty";

    /// <summary>What is collected about who holds a self-hosted wallet.</summary>
    public const string Collect = "wallets.selfHosted.collect";

    /// <summary>From which amount it is proven whose a self-hosted wallet is.</summary>
    public const string ProofAmount = "wallets.selfHosted.ownershipProof.amount";

    /// <summary>What else is done about self-hosted wallets.</summary>
    public const string Measures = "wallets.selfHosted.measures";

    /// <summary>Kinds of assets of which nothing is transferred.</summary>
    public const string Prohibited = "wallets.prohibited";

    /// <summary>How far back transfers count together.</summary>
    public const string Linked = "monitoring.linked-occasional";

    /// <summary>A pattern over the transfers of those who are politically exposed, and of nobody else.</summary>
    public const string Exposed = "exposed-person";

    /// <summary>Patterns over a customer's transfers, the last three with the addresses that they have in common.</summary>
    public static readonly string[] Monitored =
        [Exposed, "linked-transfers", "large-transfer", "structuring", "velocity", "dormancy", "rapid-in-out", "daily-limit", "monthly-limit", "shared-address", "fan-in", "fan-out"];

    /// <summary>The path of a monitoring rule.</summary>
    public static string Monitoring(string name) => $"monitoring.{name}";
}
