using ComplianceGrains.Jurisdictions.Deadlines;
using ComplianceGrains.Jurisdictions.Language;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Retention;

/// <summary>One end of a retention rule: how long a record must be kept (floor) or may be kept at most (ceiling).</summary>
/// <param name="Period">Calendar period.</param>
/// <param name="From">The business events that start the clock; the latest of those that happened counts.</param>
/// <param name="DayOne">Whether the day of the event counts.</param>
/// <param name="YearEnd">The clock starts with the end of the event's calendar year, local time (DE, BR).</param>
/// <param name="ExtendableBy">How much longer an authority may order, if the law says.</param>
public sealed record RetentionTerm(Period Period, Words From, DayOne DayOne, bool YearEnd, Period? ExtendableBy) : RuleValue
{
    /// <summary>A second clock beside this one, where a law has two; null where it has one.</summary>
    public SecondTerm? Second { get; init; }

    /// <summary>For a ceiling: it never comes before the floor of the same law ends.</summary>
    public bool AfterFloor { get; init; }

    /// <inheritdoc />
    public override string InWords => Second is null ? Alone : $"{Alone}, or {(Second.Which == Which.Earlier ? "earlier" : "later")}: {Second.Term.InWords}";

    private string Alone =>
        $"{PeriodWords.Of(Period)} from {(YearEnd ? "the end of the calendar year of " : "")}{string.Join(" or ", From.Items)}"
        + $"{(DayOne == DayOne.Included ? ", counting that day" : ", not counting that day")}"
        + (ExtendableBy is null ? "" : $", extendable by {PeriodWords.Of(ExtendableBy)}")
        + (AfterFloor ? ", never before the floor ends" : "");

    /// <summary>The last day of the term for an event, in local dates.</summary>
    /// <remarks>Of two clocks that start with the same event, the one that counts.</remarks>
    public LocalDate LastDay(LocalDate eventDay) => (Own(eventDay), Second) switch
    {
        (var own, null) => own,
        (var own, { Which: Which.Earlier } second) => LocalDate.Min(own, second.Term.LastDay(eventDay)),
        (var own, var second) => LocalDate.Max(own, second.Term.LastDay(eventDay)),
    };

    /// <summary>The last day of this clock alone.</summary>
    internal LocalDate Own(LocalDate eventDay) => DueDates.LastDay(YearEnd ? new LocalDate(eventDay.Year, 12, 31) : eventDay, Period, DayOne);

    /// <summary>The least number of days between an event and the end of the term: of any four years one has a day more, and no month has fewer than 28.</summary>
    public int LeastDays => ((Period.Years * 365) + (Period.Years / 4) + (Period.Months * 28) + (Period.Weeks * 7) + Period.Days, Second) switch
    {
        (var own, null) => own,
        (var own, { Which: Which.Earlier } second) => Math.Min(own, second.Term.LeastDays),
        (var own, var second) => Math.Max(own, second.Term.LeastDays),
    };
}
