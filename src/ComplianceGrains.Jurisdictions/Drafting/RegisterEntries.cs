using ComplianceGrains.Jurisdictions.Writing;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>Obligations that come and go: one that a form adds, at the end of the register, and those that it says have ended.</summary>
internal static class RegisterEntries
{
    /// <summary>What the fields of the one that is added begin with.</summary>
    public const string Prefix = "obligations.new/";

    /// <summary>Whether one stays.</summary>
    public const string Stands = "stands";

    /// <summary>That it does not.</summary>
    public const string Ended = "ended";

    private const string Register = "obligations", Frameworks = "frameworks";

    /// <summary>Of one, in the order of the file.</summary>
    public static IReadOnlyList<string> Members { get; } = ["id", "says", "source", Frameworks, "control", "owner", "test"];

    /// <summary>Whether a change ends one.</summary>
    public static bool IsEnd(EditableField field, string value) => field.Id.EndsWith($"/{Stands}", StringComparison.Ordinal) && value == Ended;

    /// <summary>The file's text with one more, none of whose texts anybody has held against the law, and without those that ended.</summary>
    /// <param name="file">With the register in it.</param>
    /// <param name="added">By member; empty for none. What it lacks the file's own reader says.</param>
    /// <param name="ended">Their ids.</param>
    public static string Into(string file, IReadOnlyDictionary<string, string> added, IReadOnlyCollection<string> ended)
    {
        if (added.Count == 0 && ended.Count == 0)
            return file;
        var entry = ((MappingNode)PackText.Read(file)!).Entries.Single(one => one.Key.Text == Register);
        var (items, lines, end) = (((SequenceNode)entry.Value).Items, file.Split('\n'), file.Contains("\r\n", StringComparison.Ordinal) ? "\r" : "");
        var gone = items.OfType<MappingNode>().Where(item => item.Find("id") is ScalarNode id && ended.Contains(id.Text)).SelectMany(item => Enumerable.Range(item.Mark.Line, ListInFile.LastLine(item) - item.Mark.Line + 1)).ToHashSet();
        var after = items.Count == 0 ? entry.Key.Mark.Line : ListInFile.LastLine(items[^1]);
        var now = new List<string>();
        foreach (var (index, line) in lines.Index())
        {
            // The register of a version that has none is an empty list.
            if (index + 1 == entry.Key.Mark.Line && ended.Count == items.Count)
                now.Add(added.Count == 0 ? $"{Register}: []{end}" : $"{Register}:{end}");
            else if (!gone.Contains(index + 1))
                now.Add(line);
            if (index + 1 == after && added.Count > 0)
                now.Add($"{new string(' ', items.Count == 0 ? 2 : entry.Value.Mark.Column - 1)}- {Written(added)}{end}");
        }

        return string.Join('\n', now);
    }

    private static string Written(IReadOnlyDictionary<string, string> added)
    {
        var members = Members.Where(member => added.ContainsKey(member) || member == Frameworks).Select(member => member == Frameworks
            ? $"{Frameworks}: [{string.Join(", ", added.GetValueOrDefault(member, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Quoted))}]"
            : $"{member}: {Quoted(added[member])}");
        return $"{{ {string.Join(", ", members.Append("verified: false"))} }}";
    }

    private static string Quoted(string text) => YamlWriter.Flow(new ScalarNode(default, text, Quoted: true));
}
