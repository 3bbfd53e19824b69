namespace ComplianceGrains.Jurisdictions.Grammar;

/// <summary>The vocabulary as a tree: sections with children by name, a wildcard child, or a rule at the leaf.</summary>
internal sealed class VocabularyNode
{
    private readonly SortedDictionary<string, VocabularyNode> children = new(StringComparer.Ordinal);

    public RuleDefinition? Rule { get; private set; }

    /// <summary>The category of names that may stand here besides the named children.</summary>
    public string? NamesOf { get; private set; }

    public VocabularyNode? Wildcard { get; private set; }

    public IReadOnlyDictionary<string, VocabularyNode> Children => children;

    public VocabularyNode? Child(string name) => children.GetValueOrDefault(name) ?? Wildcard;

    public static VocabularyNode Build(IEnumerable<RuleDefinition> rules)
    {
        var root = new VocabularyNode();
        foreach (var rule in rules)
        {
            var node = root;
            foreach (var part in rule.Path.Split('.'))
            {
                if (part == "*")
                {
                    node.NamesOf = rule.NamesOf;
                    node = node.Wildcard ??= new VocabularyNode();
                }
                else
                {
                    if (!node.children.TryGetValue(part, out var child))
                        node.children[part] = child = new VocabularyNode();
                    node = child;
                }
            }
            node.Rule = rule;
        }
        return root;
    }
}
