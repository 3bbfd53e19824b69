using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>The members of one mapping; whoever reads takes them by name, and what is left over is an error.</summary>
internal sealed class Members(MappingNode mapping, Reading reading)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public MappingNode Mapping => mapping;

    public Node? Take(string name)
    {
        taken.Add(name);
        return mapping.Find(name) is { } node and not ScalarNode { IsNull: true } ? node : null;
    }

    public Node? Need(string name, string what)
    {
        var node = Take(name);
        if (node is null)
            reading.Report(mapping.Mark, $"'{name}' is missing here: {what}");
        return node;
    }

    public string? Text(string name) => Take(name) switch
    {
        null => null,
        ScalarNode scalar => scalar.Text,
        var other => reading.Fail<string>(other, $"'{name}' is a list or mapping; write one text."),
    };

    public string? NeedText(string name, string what) => Need(name, what) is null ? null : Text(name);

    public bool? YesNo(string name) => Take(name) is { } node ? Scalars.YesNo(node, reading) : null;

    /// <summary>Reports every member nobody asked for.</summary>
    public void Done()
    {
        foreach (var entry in mapping.Entries.Where(entry => !taken.Contains(entry.Key.Text)))
            reading.Report(entry.Key.Mark, entry is { Value: ScalarNode { IsNull: true }, Key: { Quoted: false } key } && key.Text.Contains(' ', StringComparison.Ordinal)
                ? $"'{entry.Key.Text}' stands here without a value. If it belongs to the text before it, put the whole text in quotes: a comma ends a text that has none."
                : $"'{entry.Key.Text}' has no meaning here. {Nearest.Hint(entry.Key.Text, taken)}Known here: {string.Join(", ", taken.Order(StringComparer.Ordinal))}.");
    }
}
