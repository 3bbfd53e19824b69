using ComplianceGrains.Api.Decisions;

namespace ComplianceGrains.Host.Http;

/// <summary>What the bodies must hold that a person's decision comes in.</summary>
internal static class HumanDecisionChecks
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 4000;

    /// <summary>What a second person can say.</summary>
    public static readonly IReadOnlyCollection<string> Words = ["approve", "reject"];

    public static void Check(this ReasonBody body, Checks checks) => checks.Required("/reason", body.Reason, LongestReason);

    public static void Check(this ApprovalBody body, Checks checks)
    {
        checks.OneOf("/decision", body.Decision, Words);
        checks.Required("/reason", body.Reason, LongestReason);
    }
}
