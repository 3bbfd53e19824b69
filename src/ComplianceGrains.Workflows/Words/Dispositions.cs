namespace ComplianceGrains.Workflows.Words;

/// <summary>How two people can end an exception. Each is also the name under which packs say who has to agree to it (<c>approvals.…</c>).</summary>
public static class Dispositions
{
    /// <summary>It is not what it looked like.</summary>
    public const string FalsePositive = "false-positive";

    /// <summary>It is.</summary>
    public const string TrueMatch = "true-match";

    /// <summary>It is, and the firm bears it.</summary>
    public const string AcceptRisk = "accept-risk";

    /// <summary>Nothing follows.</summary>
    public const string NoAction = "no-action";

    /// <summary>The refusal stands.</summary>
    public const string Uphold = "uphold";

    /// <summary>The refusal falls; people go on where it came.</summary>
    public const string Overturn = "overturn";

    /// <summary>The cause went away before anybody decided.</summary>
    public const string Resolved = "resolved";

    /// <summary>What a person can choose.</summary>
    public static IReadOnlyList<string> Choices { get; } = [FalsePositive, TrueMatch, AcceptRisk, NoAction, Uphold, Overturn];

    /// <summary>What makes sense for a kind of exception: a match is either the customer or not, and nobody accepts the risk of a sanction.</summary>
    public static IReadOnlyList<string> For(string kind) => kind switch
    {
        ExceptionKinds.PossibleMatch or ExceptionKinds.PossiblePep or ExceptionKinds.IdentityFailed or ExceptionKinds.WalletRisk or ExceptionKinds.EvidenceInconclusive or ExceptionKinds.MonitoringAlert => [FalsePositive, TrueMatch],
        ExceptionKinds.RuleConflict => [AcceptRisk, NoAction],
        ExceptionKinds.RefusalReview => [Uphold, Overturn],
        _ => [NoAction],
    };
}
