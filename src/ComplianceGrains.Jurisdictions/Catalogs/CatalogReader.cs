using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Catalogs;

/// <summary>Reads <c>catalog.yaml</c>: categories, each a list of names or a mapping from name to what it means.</summary>
internal static class CatalogReader
{
    public static Catalog? Read(string file, string text, List<PackError> errors)
    {
        if (YamlText.Read(file, text, errors) is not { } root)
            return null;
        if (root is not MappingNode mapping)
        {
            errors.Add(new PackError(file, root.Mark.Line, root.Mark.Column, "The catalogue is a mapping of categories, such as 'fields:', each with its names."));
            return null;
        }
        var categories = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var sources = new Dictionary<string, LegalSource>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            var names = new OrderedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, meaning) in NamesOf(entry.Value, errors))
                if (!names.TryAdd(name.Text, meaning))
                    errors.Add(new PackError(file, name.Mark.Line, name.Mark.Column, $"'{name.Text}' is listed twice. Keep one."));
            categories[entry.Key.Text] = names;
            if (entry.Key.Text == "sources")
                foreach (var (id, title) in names)
                    sources[id] = new LegalSource(id, title, null);
        }
        return new Catalog(categories, sources);
    }

    private static IEnumerable<(ScalarNode Name, string Meaning)> NamesOf(Node node, List<PackError> errors)
    {
        switch (node)
        {
            case SequenceNode sequence when sequence.Items.All(item => item is ScalarNode):
                return sequence.Items.Select(item => ((ScalarNode)item, ""));
            case MappingNode mapping when mapping.Entries.All(entry => entry.Value is ScalarNode):
                return mapping.Entries.Select(entry => (entry.Key, ((ScalarNode)entry.Value).Text));
            default:
                errors.Add(new PackError(node.Mark.File, node.Mark.Line, node.Mark.Column, "Write the category as a list of names, or as 'name: what it means' lines."));
                return [];
        }
    }
}
