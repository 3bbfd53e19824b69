using ComplianceGrains.Jurisdictions.Calendars;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Deadlines;

/// <summary>Adds working time: only the opening hours of business days count.</summary>
internal static class BusinessHours
{
    /// <summary>The working time between two instants; none in a calendar without opening hours.</summary>
    public static Duration Between(Instant from, Instant until, BusinessCalendar calendar)
    {
        var worked = Duration.Zero;
        if (calendar.Hours is { } hours)
            for (var day = from.InZone(calendar.Zone).Date; day.AtStartOfDayInZone(calendar.Zone).ToInstant() < until; day = day.PlusDays(1))
            {
                var opens = Instant.Max(from, day.At(hours.Opens).InZoneLeniently(calendar.Zone).ToInstant());
                var closes = Instant.Min(until, day.At(hours.Closes).InZoneLeniently(calendar.Zone).ToInstant());
                if (calendar.IsBusinessDay(day) && opens < closes)
                    worked += closes - opens;
            }
        return worked;
    }

    public static Instant Add(Instant start, Duration time, BusinessCalendar calendar)
    {
        var hours = calendar.Hours
            ?? throw new InvalidOperationException($"Calendar '{calendar.Name}' has no opening hours, so business hours cannot be counted. Give it 'hours' in the pack.");
        var day = start.InZone(calendar.Zone).Date;
        var now = start;
        while (true)
        {
            if (calendar.IsBusinessDay(day))
            {
                var opens = day.At(hours.Opens).InZoneLeniently(calendar.Zone).ToInstant();
                var closes = day.At(hours.Closes).InZoneLeniently(calendar.Zone).ToInstant();
                var from = Instant.Max(now, opens);
                if (from < closes)
                {
                    if (closes - from >= time)
                        return from + time;
                    time -= closes - from;
                }
            }
            day = day.PlusDays(1);
            now = day.AtStartOfDayInZone(calendar.Zone).ToInstant();
        }
    }
}
