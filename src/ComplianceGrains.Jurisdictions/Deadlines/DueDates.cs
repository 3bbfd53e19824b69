using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Language;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>
/// When something is due. Pure: the start, the rule and the calendar decide.
/// </summary>
/// <remarks>
/// A deadline counted in days ends with its last day, so its instant is the first one of the day after, in the
/// calendar's zone: done before that instant is done in time. Periods are added on calendar dates and clamped to the
/// end of the month (29 February plus a year is 28 February), never as 365 times 24 hours.
/// </remarks>
public static class DueDates
{
    /// <summary>The instant by which it must be done (exclusive).</summary>
    public static Instant Due(Instant start, DeadlineRule rule, BusinessCalendar calendar) => Due(start, rule, calendar, Duration.Zero, 0);

    /// <summary>The instant by which it must be done (exclusive) by a clock that stood still for a while.</summary>
    /// <param name="start">When the clock started.</param>
    /// <param name="rule">How long it runs.</param>
    /// <param name="calendar">The calendar the rule names.</param>
    /// <param name="pauses">When it stood still; in any order, also overlapping. What begins after the end has no effect any more.</param>
    /// <remarks>A clock of hours is longer by the hours that it stood still, a clock of days by the days between the first and the last of the stretch.</remarks>
    public static Instant Due(Instant start, DeadlineRule rule, BusinessCalendar calendar, IEnumerable<Interval> pauses)
    {
        var (due, stood, days) = (Due(start, rule, calendar), Duration.Zero, 0);
        foreach (var (from, until) in Joined(pauses, start).TakeWhile(stretch => stretch.From < due))
        {
            stood += rule.Clock == DeadlineClock.Business ? BusinessHours.Between(from, until, calendar) : until - from;
            days += DaysBetween(from.InZone(calendar.Zone).Date, until.InZone(calendar.Zone).Date, rule, calendar);
            due = Due(start, rule, calendar, stood, days);
        }

        return due;
    }

    /// <summary>
    /// The stretches after the start, in order, those that touch as one. A stretch may begin in the days by which an end has moved
    /// over days off: cut in two, its second half would come after an end that the whole of it has put off.
    /// </summary>
    private static List<(Instant From, Instant Until)> Joined(IEnumerable<Interval> pauses, Instant start)
    {
        var joined = new List<(Instant From, Instant Until)>();
        foreach (var pause in pauses.Where(pause => pause.End > start).OrderBy(pause => pause.Start))
            if (joined.Count > 0 && pause.Start <= joined[^1].Until)
                joined[^1] = (joined[^1].From, Instant.Max(joined[^1].Until, pause.End));
            else
                joined.Add((Instant.Max(pause.Start, start), pause.End));
        return joined;
    }

    /// <summary>The last day on which it may be done, for rules counted in days, months or years.</summary>
    /// <param name="start">The day of the event, in the calendar's zone.</param>
    /// <param name="rule">A rule of calendar or business days.</param>
    /// <param name="calendar">The calendar the rule names.</param>
    public static LocalDate LastDay(LocalDate start, DeadlineRule rule, BusinessCalendar calendar)
    {
        if (rule.Clock == DeadlineClock.Business)
            return BusinessDay(start, rule, calendar);
        return Rolled(LastDay(start, rule.Within, rule.DayOne), rule, calendar);
    }

    private static LocalDate Rolled(LocalDate last, DeadlineRule rule, BusinessCalendar calendar) =>
        rule.Roll switch
        {
            Roll.Next or Roll.NextNoon => calendar.OnOrAfter(last),
            Roll.Previous => calendar.OnOrBefore(last),
            _ => last,
        };

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

    private static Instant Due(Instant start, DeadlineRule rule, BusinessCalendar calendar, Duration stood, int days)
    {
        var day = start.InZone(calendar.Zone).Date;
        switch (rule.Clock)
        {
            case DeadlineClock.Wall:
                var ends = WallClock(start, rule.Within, calendar.Zone) + stood;
                return rule.Roll == Roll.NextNoon ? NoonIfOff(ends.InZone(calendar.Zone).Date, ends, calendar) : ends;
            case DeadlineClock.Business when rule.Within.HasTimeComponent:
                return BusinessHours.Add(start, rule.Within.ToDuration() + stood, calendar);
            case DeadlineClock.Business:
                var last = BusinessDay(day, rule, calendar);
                for (; days > 0; days--)
                    last = calendar.After(last);
                return EndOf(last, calendar.Zone);
            default:
                var end = LastDay(day, rule.Within, rule.DayOne).PlusDays(days);
                return rule.Roll == Roll.NextNoon
                    ? NoonIfOff(end, EndOf(end, calendar.Zone), calendar)
                    : EndOf(Rolled(end, rule, calendar), calendar.Zone);
        }
    }

    private static Instant NoonIfOff(LocalDate day, Instant ends, BusinessCalendar calendar) => calendar.IsBusinessDay(day)
        ? ends
        : calendar.OnOrAfter(day).At(new LocalTime(12, 0)).InZoneLeniently(calendar.Zone).ToInstant();

    private static int DaysBetween(LocalDate from, LocalDate until, DeadlineRule rule, BusinessCalendar calendar)
    {
        var all = Period.DaysBetween(from, until);
        return rule.Clock == DeadlineClock.Business ? Enumerable.Range(0, all).Count(each => calendar.IsBusinessDay(from.PlusDays(each))) : all;
    }

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
