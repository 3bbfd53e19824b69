using ComplianceGrains.Api.Packs;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Packs;

/// <summary>What verifications are sent with.</summary>
internal static class VerificationChecks
{
    private const int Most = 500, LongestPath = 300, LongestText = 300, LongestAddress = 500;

    public static void Check(this VerificationsBody body, Checks checks)
    {
        DraftChecks.Day("/effective", body.Effective, checks);
        if (body.Values is null or { Count: 0 or > Most })
            checks.Fail("/values", "required", $"Send one to {Most} values, each with its path, the text that was read, and the day.");
        for (var place = 0; place < Math.Min(Most, body.Values?.Count ?? 0); place++)
        {
            var value = body.Values![place];
            checks.Required($"/values/{place}/path", value?.Path, LongestPath);
            checks.Required($"/values/{place}/text", value?.Text, LongestText);
            checks.Text($"/values/{place}/url", value?.Url, LongestAddress);
            DraftChecks.Day($"/values/{place}/read", value?.Read, checks);
        }

        if (body.Values?.Select(value => value?.Path).Distinct(StringComparer.Ordinal).Count() < body.Values?.Count)
            checks.Fail("/values", "twice", "Verify each value once.");
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        DraftChecks.Further("/scenarios", body.Scenarios, checks);
    }
}
