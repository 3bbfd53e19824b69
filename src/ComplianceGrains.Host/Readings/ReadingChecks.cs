using ComplianceGrains.Api.Rights;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Readings;

namespace ComplianceGrains.Host.Readings;

/// <summary>What a body about a reading must hold.</summary>
internal static class ReadingChecks
{
    public static void Check(this ReadingOrderBody body, Checks checks)
    {
        checks.OneOf("/purpose", body.Purpose, Purposes.All);
        if (body.Case is not null)
            checks.Identifier("/case", body.Case);
        checks.Texts("/fields", body.Fields, 50, 64);
        checks.Text("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        foreach (var (i, field) in (body.Fields ?? []).Take(50).Index())
            if (field is not null && !ShownFields.All.Contains(field))
                checks.Fail($"/fields/{i}", "unknown", "This is no field of what customers give.");
    }
}
