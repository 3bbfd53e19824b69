using ComplianceGrains.Jurisdictions.Writing;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>The days under <c>listed</c> of a holiday file as one text, and back: days that stay keep their line, with whatever stands behind it.</summary>
internal static class ListedDays
{
    private const string Listed = "listed";
    private const char Between = ';';
    private const int Most = 400, LengthOfDay = 10, LongestName = 100;

    /// <summary>As they stand in a file.</summary>
    public static string Of(MappingNode file) => string.Join($"{Between} ", Written(file).Select(day => day.Text));

    /// <summary>Why a text does not list days; null if it does.</summary>
    public static string? Against(string text)
    {
        var days = Each(text);
        if (days.Count > Most)
            return $"List at most {Most} days.";
        for (var place = 0; place < days.Count; place++)
            if (!IsDay(days[place]))
                return $"Day {place + 1}: write the date and what the day is called, such as 2027-05-14 Ascension Day, with at most {LongestName} characters.";
        return days.GroupBy(day => day[..LengthOfDay], StringComparer.Ordinal).FirstOrDefault(date => date.Count() > 1) is { } twice ? $"{twice.Key} stands there twice. Keep one." : null;
    }

    /// <summary>The file's text with these days in it and no others. Nothing speaks <see cref="Against"/> them.</summary>
    public static string Into(string file, string days)
    {
        var (root, wanted, lines) = ((MappingNode)PackText.Read(file)!, Each(days), file.Split('\n'));
        var entry = root.Entries.FirstOrDefault(one => one.Key.Text == Listed);
        // A list in brackets, or none: written anew, a day a line.
        var inLines = entry?.Value is SequenceNode { Items.Count: > 0 } list && list.Mark.Line > entry.Key.Mark.Line ? list : null;
        var written = inLines is null ? [] : Written(root).ToList();
        var gone = written.Where(day => !wanted.Contains(day.Text)).SelectMany(day => Lines(day.Node.Mark.Line, LastLine(day.Node))).ToHashSet();
        if (entry is not null && (wanted.Count == 0 || inLines is null))
            gone.UnionWith(Lines(entry.Key.Mark.Line, inLines is null && entry.Value is SequenceNode ? entry.Value.End.Line : entry.Key.Mark.Line));
        var indent = new string(' ', inLines is null ? 2 : inLines.Mark.Column - 1);
        var end = file.Contains("\r\n", StringComparison.Ordinal) ? "\r" : "";
        List<string> added = [.. wanted.Except(written.Select(day => day.Text)).Select(day => $"{indent}- {{ date: {day[..LengthOfDay]}, name: {Quoted(day[LengthOfDay..].Trim())} }}{end}")];
        if (inLines is null && added.Count > 0)
            added.Insert(0, $"{Listed}:{end}");
        var after = inLines is not null ? LastLine(inLines.Items[^1]) : entry is not null ? entry.Key.Mark.Line : lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        var now = new List<string>();
        foreach (var (index, line) in lines.Index())
        {
            if (!gone.Contains(index + 1))
                now.Add(line);
            if (index + 1 == after)
                now.AddRange(added);
        }

        return string.Join('\n', now);
    }

    private static IEnumerable<(Node Node, string Text)> Written(MappingNode file)
    {
        foreach (var day in (file.Find(Listed) as SequenceNode)?.Items.OfType<MappingNode>() ?? [])
            if (day.Find("date") is ScalarNode date && day.Find("name") is ScalarNode name)
                yield return (day, $"{date.Text} {name.Text}");
    }

    private static List<string> Each(string text) => [.. text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static bool IsDay(string day) =>
        day.Length is > LengthOfDay + 1 and <= LengthOfDay + 1 + LongestName && day[LengthOfDay] == ' ' && !day.Any(character => char.IsControl(character) || char.IsSurrogate(character))
        && LocalDatePattern.Iso.Parse(day[..LengthOfDay]) is { Success: true, Value.Year: >= 1900 and <= 2200 };

    private static IEnumerable<int> Lines(int first, int last) => Enumerable.Range(first, last - first + 1);

    private static int LastLine(Node node) => node is MappingNode { Entries: [.., var last] } ? LastLine(last.Value) : node.End.Line;

    private static string Quoted(string text) => YamlWriter.Flow(new ScalarNode(default, text, Quoted: true));
}
