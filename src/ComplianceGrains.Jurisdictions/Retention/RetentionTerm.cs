using NodaTime;

namespace ComplianceGrains.Jurisdictions;

/// <summary>One end of a retention rule: how long a record must be kept (floor) or may be kept at most (ceiling).</summary>
/// <param name="Period">Calendar period.</param>
/// <param name="From">The business events that start the clock; the latest of those that happened counts.</param>
/// <param name="DayOne">Whether the day of the event counts.</param>
/// <param name="YearEnd">The clock starts with the end of the event's calendar year, local time (DE, BR).</param>
/// <param name="ExtendableBy">How much longer an authority may order, if the law says.</param>
public sealed record RetentionTerm(Period Period, Words From, DayOne DayOne, bool YearEnd, Period? ExtendableBy) : RuleValue
{
    /// <inheritdoc />
    public override string InWords =>
        $"{PeriodWords.Of(Period)} from {(YearEnd ? "the end of the calendar year of " : "")}{string.Join(" or ", From.Items)}"
        + $"{(DayOne == DayOne.Included ? ", counting that day" : ", not counting that day")}"
        + (ExtendableBy is null ? "" : $", extendable by {PeriodWords.Of(ExtendableBy)}");

    /// <summary>The last day of the term for an event, in local dates.</summary>
    public LocalDate LastDay(LocalDate eventDay) =>
        Deadlines.LastDay(YearEnd ? new LocalDate(eventDay.Year, 12, 31) : eventDay, Period, DayOne);

    /// <summary>The least number of days between an event and the end of the term, whatever the calendar.</summary>
    public int LeastDays => (Period.Years * 365) + (Period.Months * 28) + (Period.Weeks * 7) + Period.Days;
}
