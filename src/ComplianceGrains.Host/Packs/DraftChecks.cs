using ComplianceGrains.Api.Packs;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Host.Packs;

/// <summary>What a draft is asked for with.</summary>
internal static class DraftChecks
{
    private const int MostChanges = 500, LongestId = 300, LongestValue = 20_000, LongestScenarios = 20_000, FirstYear = 2000, LastYear = 2200;

    public static void Check(this DraftRequestBody body, Checks checks)
    {
        if (body.Base is null || PackEndpoints.Number(body.Base) is null)
            checks.Fail("/base", body.Base is null ? "required" : "not-a-number", "Name the version that the draft begins with by its number.");
        Day("/effective", body.Effective, checks);
        if (body.Changes is null or { Count: > MostChanges })
            checks.Fail("/changes", "required", $"Send at most {MostChanges} changes; none is an empty list.");
        for (var place = 0; place < Math.Min(MostChanges, body.Changes?.Count ?? 0); place++)
        {
            checks.Required($"/changes/{place}/id", body.Changes![place]?.Id, LongestId);
            // Days off may all be struck out: nothing is a text too.
            if (body.Changes[place]?.Value is { } value)
                checks.Text($"/changes/{place}/value", value, LongestValue);
            else
                checks.Fail($"/changes/{place}/value", "required", "This field is required.");
        }

        if (body.Changes?.Select(change => change?.Id).Distinct(StringComparer.Ordinal).Count() < body.Changes?.Count)
            checks.Fail("/changes", "twice", "Change each value once.");
        Further("/scenarios", body.Scenarios, checks);
        if (body.Migration is not null)
            checks.OneOf("/migration", body.Migration, Migrations.All);
    }

    /// <summary>A day that must be there.</summary>
    public static void Day(string pointer, LocalDate? day, Checks checks)
    {
        if (day is not { Year: >= FirstYear and <= LastYear })
            checks.Fail(pointer, "required", "Give a day, such as 2027-01-01.");
    }

    /// <summary>Scenarios beside those that hold.</summary>
    public static void Further(string pointer, string? scenarios, Checks checks)
    {
        if (scenarios?.Length > LongestScenarios)
            checks.Fail(pointer, "too-long", $"Use at most {LongestScenarios} characters.");
    }
}
