using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>Reads the <c>calendars</c> section and the holiday files it names.</summary>
internal static class CalendarReader
{
    private static readonly (string, IsoDayOfWeek)[] Days =
    [
        ("monday", IsoDayOfWeek.Monday), ("tuesday", IsoDayOfWeek.Tuesday), ("wednesday", IsoDayOfWeek.Wednesday), ("thursday", IsoDayOfWeek.Thursday),
        ("friday", IsoDayOfWeek.Friday), ("saturday", IsoDayOfWeek.Saturday), ("sunday", IsoDayOfWeek.Sunday),
    ];

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static Dictionary<string, CalendarDefinition> Read(Node node, Reading reading, Func<ScalarNode, HolidaySet?> holidayFile)
    {
        var calendars = new Dictionary<string, CalendarDefinition>(StringComparer.Ordinal);
        if (Scalars.Map(node, reading, "calendars by name, such as default: { weekend: [saturday, sunday], holidays: holidays.yaml }") is not { } map)
            return calendars;
        foreach (var entry in map.Entries)
            if (Calendar(entry, reading, holidayFile) is { } calendar)
                calendars[calendar.Name] = calendar;
        return calendars;
    }

    public static IsoDayOfWeek? Day(Node node, Reading reading) => Scalars.Choice(node, reading, Days);

    private static CalendarDefinition? Calendar(MappingEntry entry, Reading reading, Func<ScalarNode, HolidaySet?> holidayFile)
    {
        if (Scalars.Map(entry.Value, reading, "a calendar with weekend and holidays") is not { } map)
            return null;
        var members = new Members(map, reading);
        var weekend = new HashSet<IsoDayOfWeek>();
        if (members.Need("weekend", "list the weekly days off, [] for none.") is { } off)
            foreach (var day in off is SequenceNode days ? days.Items : [off])
                if (Day(day, reading) is { } value)
                    weekend.Add(value);
        if (weekend.Count == 7)
            return reading.Fail<CalendarDefinition>(map, "Every day of the week is off: no deadline would ever end.");
        var holidays = new List<HolidaySet>();
        if (members.Need("holidays", "name the holiday file, or several: holidays.yaml.") is { } files)
            foreach (var file in files is SequenceNode list ? list.Items : [files])
                if (file is not ScalarNode name)
                    reading.Report(file.Mark, "Expected the name of a holiday file in the pack's folder.");
                else if (holidayFile(name) is { } set)
                    holidays.Add(set);
        var hours = members.Take("hours") is { } open ? Hours(open, reading) : null;
        members.Done();
        return new CalendarDefinition(entry.Key.Text, weekend, holidays, hours, entry.Key.Mark);
    }

    private static OpeningHours? Hours(Node node, Reading reading)
    {
        if (node is ScalarNode { Text: var text } && text.Split('-') is [var from, var to]
            && Time.Parse(from.Trim()) is { Success: true, Value: var opens } && Time.Parse(to.Trim()) is { Success: true, Value: var closes } && opens < closes)
            return new OpeningHours(opens, closes);
        return reading.Fail<OpeningHours>(node, "Expected opening hours such as \"09:00-17:00\".");
    }
}
