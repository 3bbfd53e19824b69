using NodaTime;

namespace ComplianceGrains.Jurisdictions;

/// <summary>
/// When something is due. Pure: the start, the rule and the calendar decide.
/// </summary>
/// <remarks>
/// A deadline counted in days ends with its last day, so its instant is the first one of the day after, in the
/// calendar's zone: done before that instant is done in time. Periods are added on calendar dates and clamped to the
/// end of the month (29 February plus a year is 28 February), never as 365 times 24 hours.
/// </remarks>
public static class Deadlines
{
    /// <summary>The instant by which it must be done (exclusive).</summary>
    public static Instant Due(Instant start, DeadlineRule rule, BusinessCalendar calendar) => rule.Clock switch
    {
        DeadlineClock.Wall => WallClock(start, rule.Within, calendar.Zone),
        DeadlineClock.Business when rule.Within.HasTimeComponent => BusinessHours.Add(start, rule.Within.ToDuration(), calendar),
        _ => EndOf(LastDay(start.InZone(calendar.Zone).Date, rule, calendar), calendar.Zone),
    };

    /// <summary>The last day on which it may be done, for rules counted in days, months or years.</summary>
    /// <param name="start">The day of the event, in the calendar's zone.</param>
    /// <param name="rule">A rule of calendar or business days.</param>
    /// <param name="calendar">The calendar the rule names.</param>
    public static LocalDate LastDay(LocalDate start, DeadlineRule rule, BusinessCalendar calendar)
    {
        if (rule.Clock == DeadlineClock.Business)
            return BusinessDay(start, rule, calendar);
        var last = LastDay(start, rule.Within, rule.DayOne);
        return rule.Roll switch
        {
            Roll.Next => calendar.OnOrAfter(last),
            Roll.Previous => calendar.OnOrBefore(last),
            _ => last,
        };
    }

    /// <summary>The last day of a calendar period that belongs to an event on <paramref name="start"/>.</summary>
    public static LocalDate LastDay(LocalDate start, Period within, DayOne dayOne)
    {
        var anniversary = start + within;
        // "Beginning on" ends the day before the anniversary. Where the month has no such day the anniversary is
        // already clamped to its last day, which is that day before.
        var clamped = within.Days == 0 && within.Weeks == 0 && anniversary.Day < start.Day;
        return dayOne == DayOne.Included && !clamped ? anniversary.PlusDays(-1) : anniversary;
    }

    /// <summary>The first instant after a day.</summary>
    public static Instant EndOf(LocalDate day, DateTimeZone zone) => day.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();

    private static LocalDate BusinessDay(LocalDate start, DeadlineRule rule, BusinessCalendar calendar)
    {
        var left = rule.Within.Days + (7 * rule.Within.Weeks);
        var day = start;
        if (rule.DayOne == DayOne.Included && left > 0 && calendar.IsBusinessDay(day))
            left--;
        for (; left > 0; left--)
            day = calendar.After(day);
        return day;
    }

    private static Instant WallClock(Instant start, Period within, DateTimeZone zone) =>
        // Hours and days of a wall clock are elapsed time, also across a change of summer time; months need a date.
        within is { Years: 0, Months: 0 }
            ? start + within.ToDuration()
            : start.InZone(zone).LocalDateTime.Plus(within).InZoneLeniently(zone).ToInstant();
}
