using ComplianceGrains.Api.Inquiries;
using ComplianceGrains.Contracts.Inquiries;
using ComplianceGrains.Host.Http;
using NodaTime;

namespace ComplianceGrains.Host.Inquiries;

/// <summary>What a command about an inquiry must hold.</summary>
internal static class InquiryChecks
{
    private const int MostExports = 50;

    public static void Check(this InquiryRequestBody body, Checks checks)
    {
        checks.Required("/jurisdiction", body.Jurisdiction, 16);
        checks.Required("/reference", body.Reference, 200);
        checks.Required("/authority", body.Authority, 500);
        checks.Required("/question", body.Question, 4000);
        Time(checks, "/receivedAt", body.ReceivedAt, required: true);
        Time(checks, "/dueAt", body.DueAt, required: true);
        Time(checks, "/from", body.From, required: false);
        Time(checks, "/to", body.To, required: false);
    }

    public static void Check(this InquiryClosingRequestBody body, Checks checks)
    {
        checks.OneOf("/outcome", body.Outcome, InquiryOutcomes.All);
        checks.Required("/given", body.Given, 4000);
        Time(checks, "/givenAt", body.GivenAt, required: true);
        checks.Texts("/exports", body.Exports, MostExports, 64);
        for (var i = 0; i < Math.Min(MostExports, body.Exports?.Count ?? 0); i++)
            checks.Identifier($"/exports/{i}", body.Exports![i]);
    }

    private static void Time(Checks checks, string pointer, Instant? instant, bool required)
    {
        if (instant is null && required)
            checks.Fail(pointer, "required", "This field is required.");
        else if (instant is { } at && (at < Instant.FromUtc(1970, 1, 1, 0, 0) || at > Instant.FromUtc(9999, 1, 1, 0, 0)))
            checks.Fail(pointer, "implausible", "Give a time between 1970 and 9999.");
    }
}
