using ComplianceGrains.Jurisdictions.Calendars;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Comparing;

/// <summary>Differences outside the rules: version, dates, ancestry, calendars.</summary>
internal static class HeaderDiff
{
    public static IEnumerable<PackChange> Between(Pack before, Pack after)
    {
        if (before.Version != after.Version)
            yield return new("version", $"version {before.Version} becomes version {after.Version}, in force from {after.Effective:yyyy-MM-dd}.");
        else if (before.Effective != after.Effective)
            yield return new("effective", $"it is in force from {after.Effective:yyyy-MM-dd} instead of {before.Effective:yyyy-MM-dd}.");
        if (before.Id != after.Id && after.Migration == Migrations.ReEvaluate)
            yield return new("migration", "whoever it binds is decided about again once it is in force; who was decided about before does not just go on.");
        if (before.Extends != after.Extends)
            yield return new("extends", $"it now extends {after.Extends ?? "nothing"} instead of {before.Extends ?? "nothing"}.");
        if (before.Zone.Id != after.Zone.Id)
            yield return new("zone", $"its dates are now in the zone {after.Zone.Id} instead of {before.Zone.Id}.");
        foreach (var name in before.Calendars.Keys.Union(after.Calendars.Keys).Order(StringComparer.Ordinal))
            foreach (var sentence in Calendar(before.Calendars.GetValueOrDefault(name), after.Calendars.GetValueOrDefault(name)))
                yield return new($"calendars.{name}", $"the calendar {name} {sentence}.");
    }

    private static IEnumerable<string> Calendar(CalendarDefinition? before, CalendarDefinition? after)
    {
        if (before is null || after is null)
        {
            yield return after is null ? "is gone" : "is new";
            yield break;
        }
        if (!before.Weekend.SetEquals(after.Weekend))
            yield return $"is now closed every {string.Join(" and ", after.Weekend.Order())} instead of {string.Join(" and ", before.Weekend.Order())}";
        if (before.Hours != after.Hours)
            yield return $"is now open {Open(after.Hours)} instead of {Open(before.Hours)}";
        var (old, now) = (DaysOff(before), DaysOff(after));
        foreach (var (day, name) in now.Where(day => !old.ContainsKey(day.Key)).OrderBy(day => day.Key))
            yield return $"is now closed on {day:yyyy-MM-dd} ({name})";
        foreach (var (day, name) in old.Where(day => !now.ContainsKey(day.Key)).OrderBy(day => day.Key))
            yield return $"is no longer closed on {day:yyyy-MM-dd} ({name})";
    }

    /// <summary>All days off by date; a day that stands in two files counts once.</summary>
    private static Dictionary<LocalDate, string> DaysOff(CalendarDefinition calendar) =>
        calendar.Holidays.SelectMany(set => set.Days).GroupBy(day => day.Key).ToDictionary(day => day.Key, day => day.First().Value);

    private static string Open(OpeningHours? hours) => hours is null ? "without hours" : $"from {hours.Opens:HH:mm} to {hours.Closes:HH:mm}";
}
