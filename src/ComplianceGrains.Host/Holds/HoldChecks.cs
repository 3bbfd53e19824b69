using ComplianceGrains.Host.Http;
using NodaTime;

namespace ComplianceGrains.Host.Holds;

/// <summary>What every order to keep records must say.</summary>
internal static class HoldChecks
{
    /// <summary>No order lasts longer, and days can be counted from it everywhere.</summary>
    private static readonly LocalDate LastDay = new(9000, 1, 1);

    public static void Order(this Checks checks, string? reason, string? issuer, LocalDate? until)
    {
        checks.Required("/reason", reason, HumanDecisionChecks.LongestReason);
        checks.Identifier("/issuer", issuer);
        if (until > LastDay)
            checks.Fail("/until", "out-of-range", "Give a day before the year 9000, or none: without one it stands until two people lift it.");
    }

    /// <summary>Where an order is, in a word.</summary>
    public static string Status(string? askedBy, Instant? liftedAt) => liftedAt is not null ? "lifted" : askedBy is not null ? "awaiting-second" : "open";
}
