using System.Text.RegularExpressions;
using ComplianceGrains.Jurisdictions.Writing;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>The days that follow a rule: <c>Labour Day: on 05-01; Good Friday: easter -2; Spring Day: weekday last monday of may, from 2027</c>.</summary>
internal static partial class RuledDays
{
    private const int Most = 100;
    private const string Example = "such as Labour Day: on 05-01, observed sunday-to-monday; Good Friday: easter -2; Spring Day: weekday last monday of may, from 2027";

    private static readonly string[] Rules = ["on", "easter", "weekday"];

    private static readonly ListInFile List = new("computed", TextOf, Written);

    /// <summary>As they stand in a file.</summary>
    public static string Of(MappingNode file) => List.Of(file);

    /// <summary>The file's text with these days in it and no others. Nothing speaks <see cref="Against"/> them.</summary>
    public static string Into(string file, string days) => List.Into(file, days);

    /// <summary>Why a text does not say days by rule; null if it does. Whether there is such a day the file's own reader says.</summary>
    public static string? Against(string text)
    {
        var days = ListInFile.Each(text);
        if (days.Count > Most)
            return $"Write at most {Most} days.";
        for (var place = 0; place < days.Count; place++)
            if (!Form().IsMatch(days[place]))
                return $"Day {place + 1}: write what the day is called and its rule, {Example}.";
        return days.GroupBy(day => day, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"{NameOf(twice.Key)} stands there twice in the same words. Keep one." : null;
    }

    private static string? TextOf(MappingNode day)
    {
        if (day.Find("name") is not ScalarNode name || day.Entries.FirstOrDefault(entry => Rules.Contains(entry.Key.Text)) is not { } rule || day.Entries.Any(entry => entry.Value is not ScalarNode))
            return null;
        return $"{name.Text}: {string.Join(", ", day.Entries.Where(entry => entry != rule && entry.Value != name).Prepend(rule).Select(entry => $"{entry.Key.Text} {((ScalarNode)entry.Value).Text}"))}";
    }

    private static string Written(string day) =>
        $"{{ name: {YamlWriter.Flow(new ScalarNode(default, NameOf(day), Quoted: true))}, {string.Join(", ", day[(NameOf(day).Length + 2)..].Split(", ").Select(member => member.Split(' ', 2)).Select(member => $"{member[0]}: {member[1]}"))} }}";

    private static string NameOf(string day) => day[..day.LastIndexOf(": ", StringComparison.Ordinal)];

    [GeneratedRegex(
        @"\A[^\p{C}:;]{1,100}: (on \d\d-\d\d|easter -?\d{1,3}|weekday [a-z][a-z0-9 -]{1,60})(, (observed (none|sunday-to-monday|weekend-to-monday|nearest-weekday)|(from|to) \d{4}))*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
