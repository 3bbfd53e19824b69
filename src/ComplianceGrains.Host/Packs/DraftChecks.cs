using ComplianceGrains.Api.Packs;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Packs;

/// <summary>What a draft is asked for with.</summary>
internal static class DraftChecks
{
    private const int MostChanges = 500, LongestId = 300, LongestValue = 40, LongestScenarios = 20_000, FirstYear = 2000, LastYear = 2200;

    public static void Check(this DraftRequestBody body, Checks checks)
    {
        if (body.Base is null || PackEndpoints.Number(body.Base) is null)
            checks.Fail("/base", body.Base is null ? "required" : "not-a-number", "Name the version that the draft begins with by its number.");
        if (body.Effective is not { Year: >= FirstYear and <= LastYear })
            checks.Fail("/effective", "required", "Give the first day on which it is to rule, such as 2027-01-01.");
        if (body.Changes is null or { Count: > MostChanges })
            checks.Fail("/changes", "required", $"Send at most {MostChanges} changes; none is an empty list.");
        for (var place = 0; place < Math.Min(MostChanges, body.Changes?.Count ?? 0); place++)
        {
            checks.Required($"/changes/{place}/id", body.Changes![place]?.Id, LongestId);
            checks.Required($"/changes/{place}/value", body.Changes[place]?.Value, LongestValue);
        }

        if (body.Changes?.Select(change => change?.Id).Distinct(StringComparer.Ordinal).Count() < body.Changes?.Count)
            checks.Fail("/changes", "twice", "Change each value once.");
        if (body.Scenarios?.Length > LongestScenarios)
            checks.Fail("/scenarios", "too-long", $"Use at most {LongestScenarios} characters.");
    }
}
