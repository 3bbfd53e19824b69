namespace ComplianceGrains.Workflows.Words;

/// <summary>The kinds of exceptions that workflows raise so far. The words are the catalogue's; their ladders the packs say.</summary>
public static class ExceptionKinds
{
    /// <summary>Screening found a possible match on a list of sanctions.</summary>
    public const string PossibleMatch = "possible-match";

    /// <summary>Screening found a possible match on a list of politically exposed persons.</summary>
    public const string PossiblePep = "possible-pep";

    /// <summary>A list or a provider gives no answer.</summary>
    public const string ProviderUnavailable = "provider-unavailable";

    /// <summary>A list is older than the rules allow.</summary>
    public const string StaleList = "stale-list";

    /// <summary>A check gave no clear answer.</summary>
    public const string EvidenceInconclusive = "evidence-inconclusive";

    /// <summary>Identity could not be verified.</summary>
    public const string IdentityFailed = "identity-failed";

    /// <summary>A deadline passed.</summary>
    public const string DeadlineMissed = "deadline-missed";

    /// <summary>Rules of two jurisdictions clash.</summary>
    public const string RuleConflict = "rule-conflict";

    /// <summary>What speaks against a wallet: its owner could not show control of it.</summary>
    public const string WalletRisk = "wallet-risk";

    /// <summary>Whom a refusal concerns asks that people who did not decide before look at it.</summary>
    public const string RefusalReview = "refusal-review";

    /// <summary>Monitoring found a pattern in transfers, or could not tell.</summary>
    public const string MonitoringAlert = "monitoring-alert";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [PossibleMatch, PossiblePep, ProviderUnavailable, StaleList, EvidenceInconclusive, IdentityFailed, DeadlineMissed, RuleConflict, WalletRisk, RefusalReview, MonitoringAlert];
}
