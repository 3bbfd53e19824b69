using ComplianceGrains.Jurisdictions.Writing;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>The days that somebody announced: <c>2027-05-14 Ascension Day; 2027-12-24 Christmas Eve</c>.</summary>
internal static class ListedDays
{
    private const int Most = 400, LengthOfDay = 10, LongestName = 100;

    private static readonly ListInFile List = new(
        "listed", day => day.Find("date") is ScalarNode date && day.Find("name") is ScalarNode name ? $"{date.Text} {name.Text}" : null,
        day => $"{{ date: {day[..LengthOfDay]}, name: {YamlWriter.Flow(new ScalarNode(default, day[LengthOfDay..].Trim(), Quoted: true))} }}");

    /// <summary>As they stand in a file.</summary>
    public static string Of(MappingNode file) => List.Of(file);

    /// <summary>The file's text with these days in it and no others. Nothing speaks <see cref="Against"/> them.</summary>
    public static string Into(string file, string days) => List.Into(file, days);

    /// <summary>Why a text does not list days; null if it does.</summary>
    public static string? Against(string text)
    {
        var days = ListInFile.Each(text);
        if (days.Count > Most)
            return $"List at most {Most} days.";
        for (var place = 0; place < days.Count; place++)
            if (!IsDay(days[place]))
                return $"Day {place + 1}: write the date and what the day is called, such as 2027-05-14 Ascension Day, with at most {LongestName} characters.";
        return days.GroupBy(day => day[..LengthOfDay], StringComparer.Ordinal).FirstOrDefault(date => date.Count() > 1) is { } twice ? $"{twice.Key} stands there twice. Keep one." : null;
    }

    private static bool IsDay(string day) =>
        day.Length is > LengthOfDay + 1 and <= LengthOfDay + 1 + LongestName && day[LengthOfDay] == ' ' && !day.Any(character => char.IsControl(character) || char.IsSurrogate(character))
        && LocalDatePattern.Iso.Parse(day[..LengthOfDay]) is { Success: true, Value.Year: >= 1900 and <= 2200 };
}
