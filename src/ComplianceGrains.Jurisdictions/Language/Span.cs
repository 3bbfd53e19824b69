using NodaTime;

namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>A length of time as the law writes it: calendar years, months, days, or hours by the clock.</summary>
/// <param name="Period">Never negative, never zero in a month or year unit by accident: as written.</param>
public sealed record Span(Period Period) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => PeriodWords.Of(Period);

    /// <summary>
    /// Orders periods whose true length depends on the calendar (P1M or P30D). Used only to choose between packs;
    /// dates are always computed from the calendar.
    /// </summary>
    internal static int Compare(Period left, Period right)
    {
        var byLength = Length(left).CompareTo(Length(right));
        return byLength != 0 ? byLength : string.CompareOrdinal(left.ToString(), right.ToString());
    }

    private static decimal Length(Period period) =>
        // The Gregorian mean year is 365.2425 days; a twelfth of it is the mean month.
        ((period.Years * 365.2425m) + (period.Months * 365.2425m / 12) + (period.Weeks * 7) + period.Days) * 86_400
        + (period.Hours * 3_600) + (period.Minutes * 60) + period.Seconds;
}
