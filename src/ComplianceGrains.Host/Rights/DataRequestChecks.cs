using ComplianceGrains.Api.Rights;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Host.Rights;

/// <summary>What a body about a person's request must hold.</summary>
internal static class DataRequestChecks
{
    public static void Check(this DataRequestOrderBody body, Checks checks)
    {
        checks.OneOf("/right", body.Right, DataRights.All);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        if (body.ReceivedAt is { } at && at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/receivedAt", "implausible", "Give a time after 1970.");
    }
}
