using ComplianceGrains.Contracts.Actors;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Http;

/// <summary>The instant of which somebody asks what was known then.</summary>
internal static class AsOf
{
    private static readonly InstantPattern Pattern = InstantPattern.ExtendedIso;

    /// <summary>The instant, or what is wrong with it.</summary>
    /// <param name="asOf">As it was asked.</param>
    /// <param name="now">Nobody asks about what has not come.</param>
    public static (Instant At, Refusal? Refusal) Read(string asOf, Instant now)
    {
        var checks = new Checks();
        return (Check(asOf, now, checks), checks.QueryRefusal);
    }

    /// <summary>The instant; what is wrong with it the checks are told.</summary>
    public static Instant Check(string asOf, Instant now, Checks checks)
    {
        var parsed = Pattern.Parse(asOf);
        if (!parsed.Success)
            checks.Fail("asOf", "not-an-instant", "Write an instant of UTC, such as 2026-11-30T14:00:00Z.");
        else if (parsed.Value > now)
            checks.Fail("asOf", "not-yet", "That instant has not come: what will be known then nobody can say. Leave it out to read how it is now.");
        return parsed.Success ? parsed.Value : default;
    }
}
