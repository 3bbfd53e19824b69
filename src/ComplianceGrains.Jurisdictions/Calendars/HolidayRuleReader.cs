using System.Globalization;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>Reads one computed holiday: a fixed date, days from Easter, or a weekday of a month.</summary>
internal static class HolidayRuleReader
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    private static readonly AnnualDatePattern MonthAndDay = AnnualDatePattern.CreateWithInvariantCulture("MM-dd");

    public static HolidayRule? Read(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "a rule such as { name: Good Friday, easter: -2 } or { name: Labour Day, on: 05-01 }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var name = members.NeedText("name", "what the day is called.");
        var on = members.Take("on");
        var easter = members.Take("easter");
        var weekday = members.Take("weekday");
        var observed = members.Take("observed") is { } moved
            ? Scalars.Choice(moved, reading, ("none", Observance.None), ("sunday-to-monday", Observance.SundayToMonday), ("weekend-to-monday", Observance.WeekendToMonday), ("nearest-weekday", Observance.NearestWeekday))
            : Observance.None;
        var from = members.Take("from") is { } first ? Scalars.Whole(first, 1900, 2200, reading) : null;
        var to = members.Take("to") is { } last ? Scalars.Whole(last, 1900, 2200, reading) : null;
        members.Done();
        Func<int, LocalDate?>? rule = (on, easter, weekday) switch
        {
            ({ } date, null, null) => Fixed(date, reading),
            (null, { } offset, null) => FromEaster(offset, reading),
            (null, null, { } text) => Weekday(text, reading),
            _ => reading.Fail<Func<int, LocalDate?>>(map, "Say exactly one of 'on' (05-01), 'easter' (days from Easter Sunday) and 'weekday' (third monday of january, monday before 05-25)."),
        };
        return name is null || rule is null || observed is null ? null : new HolidayRule(name, rule, observed.Value, from, to);
    }

    private static Func<int, LocalDate?>? Fixed(Node node, Reading reading) => AnnualDateOf(node) is { } date
        ? year => date.InYear(year)
        : reading.Fail<Func<int, LocalDate?>>(node, "Expected month and day such as 05-01.");

    private static Func<int, LocalDate?>? FromEaster(Node node, Reading reading) => Scalars.Whole(node, -100, 100, reading) is { } offset
        ? year => Easter.In(year).PlusDays(offset)
        : null;

    private static Func<int, LocalDate?>? Weekday(Node node, Reading reading)
    {
        if (node is ScalarNode scalar)
        {
            var words = scalar.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [var ordinal, var day, "of", var month] && Array.IndexOf(Months, month) is >= 0 and var index && DayOf(day) is { } weekday)
            {
                if (ordinal == "last")
                    return year => new LocalDate(year, index + 1, 1).With(DateAdjusters.EndOfMonth).With(DateAdjusters.PreviousOrSame(weekday));
                if (Array.IndexOf(Ordinals, ordinal) is >= 0 and var nth)
                    return year => new LocalDate(year, index + 1, 1).With(DateAdjusters.NextOrSame(weekday)).PlusWeeks(nth);
            }
            if (words is [var before, "before" or "after" or "on-or-after", var anchor] && DayOf(before) is { } wanted && AnnualDateOf(new ScalarNode(node.Mark, anchor, true)) is { } date)
                return words[1] switch
                {
                    "before" => year => date.InYear(year).With(DateAdjusters.Previous(wanted)),
                    "after" => year => date.InYear(year).With(DateAdjusters.Next(wanted)),
                    _ => year => date.InYear(year).With(DateAdjusters.NextOrSame(wanted)),
                };
        }
        return reading.Fail<Func<int, LocalDate?>>(node, "Expected words such as 'third monday of january', 'last monday of may' or 'monday before 05-25'.");
    }

    private static IsoDayOfWeek? DayOf(string word) =>
        Enum.TryParse<IsoDayOfWeek>(word, ignoreCase: true, out var day) && day != IsoDayOfWeek.None && !int.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? day : null;

    private static AnnualDate? AnnualDateOf(Node node) =>
        node is ScalarNode scalar && MonthAndDay.Parse(scalar.Text) is { Success: true } parsed ? parsed.Value : null;
}
