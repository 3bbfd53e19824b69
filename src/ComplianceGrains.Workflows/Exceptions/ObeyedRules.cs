namespace ComplianceGrains.Workflows.Exceptions;

/// <summary>The rules that an exception obeys, by their paths in the packs; <c>*</c> stands for a name of the catalogue.</summary>
internal static class ObeyedRules
{
    public static readonly string[] Paths =
    [
        "escalation.*",
        "approvals.false-positive",
        "approvals.true-match",
        "approvals.accept-risk",
        "approvals.no-action",
        "approvals.rule-conflict",
        "approvals.uphold",
        "approvals.overturn",
    ];
}
