namespace ComplianceGrains.Jurisdictions.Yaml;

/// <summary>A YAML node that remembers where it stands, so that every error can name line and column.</summary>
internal abstract record Node(Mark Mark)
{
    /// <summary>Behind its last character. Of a list or a mapping that is written on lines of its own: where the next thing begins.</summary>
    public Mark End { get; init; }
}

internal sealed record ScalarNode(Mark Mark, string Text, bool Quoted) : Node(Mark)
{
    /// <summary>A plain <c>null</c>, <c>~</c> or nothing at all.</summary>
    public bool IsNull => !Quoted && Text is "" or "~" or "null";
}

internal sealed record SequenceNode(Mark Mark, IReadOnlyList<Node> Items) : Node(Mark);

internal sealed record MappingNode(Mark Mark, IReadOnlyList<MappingEntry> Entries) : Node(Mark)
{
    public Node? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    public bool Has(string key) => Entries.Any(entry => entry.Key.Text == key);
}

internal sealed record MappingEntry(ScalarNode Key, Node Value);
