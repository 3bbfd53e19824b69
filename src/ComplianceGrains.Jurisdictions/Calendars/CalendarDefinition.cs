using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>A calendar as the pack writes it; it gets its zone from the jurisdiction that uses it.</summary>
internal sealed record CalendarDefinition(string Name, IReadOnlySet<IsoDayOfWeek> Weekend, IReadOnlyList<HolidaySet> Holidays, OpeningHours? Hours, Mark Mark)
{
    public BusinessCalendar In(DateTimeZone zone) => new(Name, zone, Weekend, Holidays, Hours);
}
