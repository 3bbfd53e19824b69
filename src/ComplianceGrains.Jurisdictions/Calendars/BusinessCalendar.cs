using NodaTime;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>
/// What a business day is, for the deadlines that name this calendar. One jurisdiction may have several: Saturday is a
/// working day in one of its laws and not in the next, and holidays differ by place.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly IReadOnlyList<HolidaySet> holidays;

    internal BusinessCalendar(string name, DateTimeZone zone, IReadOnlySet<IsoDayOfWeek> weekend, IReadOnlyList<HolidaySet> holidays, OpeningHours? hours)
    {
        Name = name;
        Zone = zone;
        Weekend = weekend;
        Hours = hours;
        this.holidays = holidays;
    }

    /// <summary>The name by which deadlines cite it.</summary>
    public string Name { get; }

    /// <summary>The zone in which its days begin and end.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The weekly days off.</summary>
    public IReadOnlySet<IsoDayOfWeek> Weekend { get; }

    /// <summary>Opening hours, where deadlines count business hours.</summary>
    public OpeningHours? Hours { get; }

    /// <summary>Its holiday sets, each with its source.</summary>
    public IReadOnlyList<HolidaySet> Holidays => holidays;

    /// <summary>
    /// Whether the day counts. In a year no holiday list covers, only the weekend is off: a deadline then comes out
    /// earlier, never later, and <see cref="Covers"/> says so.
    /// </summary>
    public bool IsBusinessDay(LocalDate day) => !Weekend.Contains(day.DayOfWeek) && HolidayOn(day) is null;

    /// <summary>The holiday's name, or null.</summary>
    public string? HolidayOn(LocalDate day)
    {
        foreach (var set in holidays)
            if (set.On(day) is { } holiday)
                return holiday;
        return null;
    }

    /// <summary>Whether all its holiday sets know the year.</summary>
    public bool Covers(int year) => holidays.All(set => set.Covers(year));

    /// <summary>The next business day after a day.</summary>
    public LocalDate After(LocalDate day) => OnOrAfter(day.PlusDays(1));

    /// <summary>The day itself, or the next business day.</summary>
    public LocalDate OnOrAfter(LocalDate day)
    {
        while (!IsBusinessDay(day))
            day = day.PlusDays(1);
        return day;
    }

    /// <summary>The day itself, or the business day before it.</summary>
    public LocalDate OnOrBefore(LocalDate day)
    {
        while (!IsBusinessDay(day))
            day = day.PlusDays(-1);
        return day;
    }
}
