using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Workflows.Rescreenings;

/// <summary>What the packs' <c>screening.rescreen</c> asks for, and who does it.</summary>
public static class RescreeningRules
{
    /// <summary>Each day of the jurisdiction everybody is compared with all of every list, and it is on record that they were.</summary>
    public const string Daily = "daily";

    /// <summary>The list's own run tells everybody whom a new or changed entry could concern.</summary>
    public const string ListUpdated = "list-updated";

    /// <summary>A subject whose data were put right is asked about again.</summary>
    public const string ProfileChanged = "profile-changed";

    /// <summary>All events that something happens on; the last two whether a pack says so or not.</summary>
    public static IReadOnlyList<string> Obeyed { get; } = [Daily, ListUpdated, ProfileChanged];

    /// <summary>When the jurisdiction's day began, if its rules want everybody screened again daily; null if they do not.</summary>
    /// <param name="rules">Of the jurisdiction.</param>
    /// <param name="jurisdiction">Which.</param>
    /// <param name="at">A moment of the day.</param>
    public static Instant? DayBegan(EffectiveRules rules, string jurisdiction, Instant at) =>
        rules.Screening.Rescreen.Value.Contains(Daily) ? Midnight(rules, jurisdiction, at, 0) : null;

    /// <summary>The midnight that so many days after a moment's begins.</summary>
    internal static Instant Midnight(EffectiveRules rules, string jurisdiction, Instant at, int days) =>
        rules.Zone(jurisdiction) is var zone ? at.InZone(zone).Date.PlusDays(days).AtStartOfDayInZone(zone).ToInstant() : default;
}
