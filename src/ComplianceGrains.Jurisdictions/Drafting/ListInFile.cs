using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>A list of a holiday file as one text, and back: what stays keeps its line, with whatever stands behind it.</summary>
/// <param name="member">Its name in the file.</param>
/// <param name="read">What an entry says in the text; null if it cannot be said so, and then it stays as it is.</param>
/// <param name="write">An entry as the file has it.</param>
internal sealed class ListInFile(string member, Func<MappingNode, string?> read, Func<string, string> write)
{
    private const char Between = ';';

    /// <summary>As they stand in a file.</summary>
    public string Of(MappingNode file) => string.Join($"{Between} ", Written(file).Select(entry => entry.Text));

    /// <summary>The entries of a text.</summary>
    public static List<string> Each(string text) => [.. text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The file's text with these entries in it and no others.</summary>
    public string Into(string file, string text)
    {
        var (root, wanted, lines) = ((MappingNode)PackText.Read(file)!, Each(text), file.Split('\n'));
        var entry = root.Entries.FirstOrDefault(one => one.Key.Text == member);
        // A list in brackets, or none: written anew, an entry a line.
        var inLines = entry?.Value is SequenceNode { Items.Count: > 0 } list && list.Mark.Line > entry.Key.Mark.Line ? list : null;
        var written = inLines is null ? [] : Written(root).ToList();
        var gone = written.Where(one => !wanted.Contains(one.Text)).SelectMany(one => Lines(one.Node.Mark.Line, LastLine(one.Node))).ToHashSet();
        var isEmpty = wanted.Count == 0 && (inLines is null || inLines.Items.Count == written.Count);
        if (entry is not null && (isEmpty || inLines is null))
            gone.UnionWith(Lines(entry.Key.Mark.Line, inLines is null && entry.Value is SequenceNode ? entry.Value.End.Line : entry.Key.Mark.Line));
        var indent = new string(' ', inLines is null ? 2 : inLines.Mark.Column - 1);
        var end = file.Contains("\r\n", StringComparison.Ordinal) ? "\r" : "";
        List<string> added = [.. wanted.Except(written.Select(one => one.Text)).Select(one => $"{indent}- {write(one)}{end}")];
        if (inLines is null && added.Count > 0)
            added.Insert(0, $"{member}:{end}");
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

    /// <summary>The last line on which a node stands.</summary>
    public static int LastLine(Node node) => node is MappingNode { Entries: [.., var last] } ? LastLine(last.Value) : node.End.Line;

    private IEnumerable<(Node Node, string Text)> Written(MappingNode file)
    {
        foreach (var entry in (file.Find(member) as SequenceNode)?.Items.OfType<MappingNode>() ?? [])
            if (read(entry) is { } text)
                yield return (entry, text);
    }

    private static IEnumerable<int> Lines(int first, int last) => Enumerable.Range(first, last - first + 1);
}
