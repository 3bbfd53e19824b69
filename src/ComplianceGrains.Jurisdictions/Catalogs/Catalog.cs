namespace ComplianceGrains.Jurisdictions.Catalogs;

/// <summary>
/// The names that packs may use (<c>catalog.yaml</c>): fields, steps, lists, events, record classes, control kinds,
/// framework identifiers. Names only: nothing in it decides anything.
/// </summary>
public sealed class Catalog
{
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> categories;

    internal Catalog(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> categories, IReadOnlyDictionary<string, LegalSource> sources)
    {
        this.categories = categories;
        Sources = sources;
    }

    /// <summary>Sources that every pack may cite, such as the firm's own policy.</summary>
    public IReadOnlyDictionary<string, LegalSource> Sources { get; }

    /// <summary>The categories, by name.</summary>
    public IEnumerable<string> Categories => categories.Keys;

    /// <summary>Whether a category knows a name.</summary>
    public bool Has(string category, string name) => categories.TryGetValue(category, out var names) && names.ContainsKey(name);

    /// <summary>The names of a category, in the order of the file; empty if there is no such category.</summary>
    public IEnumerable<string> Names(string category) => categories.TryGetValue(category, out var names) ? names.Keys : [];

    /// <summary>What the catalogue says about a name: a field's personal-data class, a control kind's meaning.</summary>
    public string Describe(string category, string name) =>
        categories.TryGetValue(category, out var names) && names.TryGetValue(name, out var text) ? text : "";
}
