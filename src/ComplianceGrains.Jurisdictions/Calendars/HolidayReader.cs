using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>
/// Reads a holiday file: days that follow a rule (<c>computed</c>) and days that somebody has to announce
/// (<c>listed</c>), for the years it covers, with one source for the whole.
/// </summary>
internal static class HolidayReader
{
    public static HolidaySet? Read(string file, Node root, Reading reading, IReadOnlyDictionary<string, LegalSource> sources)
    {
        if (Scalars.Map(root, reading, "a holiday file with covers, source, computed and listed") is not { } map)
            return null;
        var members = new Members(map, reading);
        var years = members.Need("covers", "say which years it knows, such as { from: 2025, to: 2028 }.") is { } covers ? Years(covers, reading) : null;
        var source = members.Need("source", "say which source in pack.yaml the holidays come from.") is { } cited ? Scalars.Text(cited, reading) : null;
        var verified = members.Take("verified") is not { } mark || CitationMembers.Verified(mark, reading).Verified;
        var rules = (members.Take("computed") as SequenceNode)?.Items.Select(item => HolidayRuleReader.Read(item, reading)).OfType<HolidayRule>().ToList() ?? [];
        var listed = (members.Take("listed") as SequenceNode)?.Items.Select(item => Listed(item, reading)).OfType<(LocalDate Date, string Name)>().ToList() ?? [];
        members.Done();
        if (source is not null && !sources.ContainsKey(source))
            reading.Report(members.Mapping.Mark, $"The source '{source}' is not among the pack's sources. {Nearest.Hint(source, sources.Keys)}Add it to 'sources' in pack.yaml.");
        if (years is not { } span || source is null || !sources.TryGetValue(source, out var legal))
            return null;
        var days = new Dictionary<LocalDate, string>();
        foreach (var (date, name) in listed)
            if (!days.TryAdd(date, name))
                reading.Report(map.Mark, $"{date:yyyy-MM-dd} is listed twice ('{days[date]}' and '{name}'). Keep one.");
        for (var year = span.First; year <= span.Last; year++)
            AddComputed(rules, year, days);
        return new HolidaySet(file, span.First, span.Last, days, legal, verified);
    }

    private static void AddComputed(IReadOnlyList<HolidayRule> rules, int year, Dictionary<LocalDate, string> days)
    {
        var inYear = rules
            .Where(rule => (rule.FirstYear is null || year >= rule.FirstYear) && (rule.LastYear is null || year <= rule.LastYear))
            .Select(rule => (Rule: rule, Date: rule.In(year)))
            .Where(holiday => holiday.Date is not null)
            .Select(holiday => (holiday.Rule, Date: holiday.Date!.Value))
            .ToList();
        foreach (var (rule, date) in inYear)
            days.TryAdd(date, rule.Name);
        // Substitutes come after all named days, because they move on past other holidays.
        foreach (var (rule, date) in inYear)
            if (Substitute(rule.Observed, date, days) is { } instead)
                days.TryAdd(instead, $"{rule.Name} (observed)");
    }

    private static LocalDate? Substitute(Observance observed, LocalDate date, Dictionary<LocalDate, string> days) => (observed, date.DayOfWeek) switch
    {
        (Observance.NearestWeekday, IsoDayOfWeek.Saturday) => date.PlusDays(-1),
        (Observance.NearestWeekday, IsoDayOfWeek.Sunday) => date.PlusDays(1),
        (Observance.SundayToMonday, IsoDayOfWeek.Sunday) => NextFree(date, days),
        (Observance.WeekendToMonday, IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) => NextFree(date, days),
        _ => null,
    };

    private static LocalDate NextFree(LocalDate date, Dictionary<LocalDate, string> days)
    {
        var day = date.PlusDays(1);
        while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || days.ContainsKey(day))
            day = day.PlusDays(1);
        return day;
    }

    private static (int First, int Last)? Years(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "years such as { from: 2025, to: 2028 }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var from = members.Need("from", "the first year.") is { } first ? Scalars.Whole(first, 1900, 2200, reading) : null;
        var to = members.Need("to", "the last year.") is { } last ? Scalars.Whole(last, 1900, 2200, reading) : null;
        members.Done();
        if (from is null || to is null)
            return null;
        if (from <= to)
            return (from.Value, to.Value);
        reading.Report(map.Mark, "The first year is after the last. Swap them.");
        return null;
    }

    private static (LocalDate Date, string Name)? Listed(Node node, Reading reading)
    {
        if (Scalars.Map(node, reading, "a day such as { date: 2026-02-17, name: Chinese New Year }") is not { } map)
            return null;
        var members = new Members(map, reading);
        var date = members.Need("date", "the day, such as 2026-02-17.") is { } day ? Scalars.Date(day, reading) : null;
        var name = members.NeedText("name", "what the day is called.");
        members.Done();
        return date is null || name is null ? null : (date.Value, name);
    }
}
