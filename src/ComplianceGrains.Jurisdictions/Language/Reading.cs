using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>What a reader of values knows of the pack around it, and where it reports.</summary>
internal sealed class Reading(Catalog catalog, List<PackError> errors)
{
    public Catalog Catalog => catalog;

    /// <summary>How this pack counts days unless a rule says otherwise.</summary>
    public Counting? Counting { get; set; }

    public void Report(Mark mark, string message) => errors.Add(new PackError(mark.File, mark.Line, mark.Column, message));

    public T? Fail<T>(Node node, string message)
        where T : class
    {
        Report(node.Mark, message);
        return null;
    }

    /// <summary>A word that must be in a category of the catalogue.</summary>
    public string? Word(Node node, string category)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
            return Fail<string>(node, $"Expected one word of the catalogue's '{category}'.");
        if (catalog.Has(category, scalar.Text))
            return scalar.Text;
        return Fail<string>(node, $"'{scalar.Text}' is not among the catalogue's {category}. {Nearest.Hint(scalar.Text, catalog.Names(category))}Correct it, or add the name to catalog.yaml.");
    }

    /// <summary>A list of words of a category; one word alone may stand without brackets.</summary>
    public IReadOnlyList<string>? WordList(Node node, string category)
    {
        var items = node switch
        {
            SequenceNode sequence => sequence.Items,
            ScalarNode { IsNull: false } => [node],
            _ => null,
        };
        if (items is null)
            return Fail<IReadOnlyList<string>>(node, $"Expected a list of the catalogue's {category}, such as [{string.Join(", ", catalog.Names(category).Take(2))}].");
        var words = items.Select(item => Word(item, category)).ToList();
        return words.Contains(null) ? null : [.. words.OfType<string>()];
    }
}
