using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;
using NodaTime;

namespace ComplianceGrains.Screening.Matching;

/// <summary>An immutable, searchable snapshot of one list version.</summary>
public sealed class ListIndex
{
    private readonly NameIndex _names;
    private readonly (int Entry, int Name)[] _positions;
    private readonly Dictionary<string, List<int>> _identifiers;
    private readonly AddressIndex _addresses;

    private ListIndex(ListContent content, NameIndex names, (int, int)[] positions)
    {
        Content = content;
        _names = names;
        _positions = positions;
        _identifiers = Identifiers(content);
        _addresses = new AddressIndex(content);
    }

    /// <summary>The list.</summary>
    public string ListId => Content.ListId;

    /// <summary>Digest of the content.</summary>
    public string Digest => Content.Digest;

    /// <summary>When the publisher made it, if known.</summary>
    public Instant? PublishedAt => Content.PublishedAt;

    /// <summary>Number of entries.</summary>
    public int EntryCount => Content.Entries.Count;

    /// <summary>Number of names.</summary>
    public int NameCount => _positions.Length;

    /// <summary>Number of distinct name parts.</summary>
    public int TokenCount => _names.TokenCount;

    /// <summary>Number of digital-currency addresses.</summary>
    public int AddressCount => _addresses.Count;

    /// <summary>The content that was indexed.</summary>
    public ListContent Content { get; }

    /// <summary>Builds the index. Pure and CPU-bound: do it in the background, then swap the catalog.</summary>
    public static ListIndex Build(ListContent content)
    {
        FirstSearch.Make();
        return Of(content);
    }

    internal static ListIndex Of(ListContent content)
    {
        var names = new NameIndexBuilder();
        var positions = new List<(int, int)>(content.Entries.Count * 2);
        for (var entry = 0; entry < content.Entries.Count; entry++)
            for (var name = 0; name < content.Entries[entry].Names.Count; name++)
            {
                names.Add(content.Entries[entry].Names[name].Text, content.Entries[entry].Kind);
                positions.Add((entry, name));
            }

        return new(content, names.Build(), [.. positions]);
    }

    internal void Search(PreparedName query, SubjectKind kind, float floor, List<NameHit> hits) => _names.Search(query, kind, floor, hits);

    /// <summary>Entries that publish one of these identifiers.</summary>
    internal IEnumerable<ListEntry> WithIdentifier(IReadOnlyList<Identifier> identifiers) => identifiers
        .Select(identifier => IdentifierQualifier.Key(identifier.Value)).OfType<string>()
        .SelectMany(key => _identifiers.GetValueOrDefault(key) ?? [])
        .Distinct().Select(entry => Content.Entries[entry]);

    internal IEnumerable<AddressMatch> FindAddress(string text, WalletAddress? address) => _addresses.Find(text, address);

    internal (ListEntry Entry, ListName Name) At(int name) =>
        (Content.Entries[_positions[name].Entry], Content.Entries[_positions[name].Entry].Names[_positions[name].Name]);

    internal Alignment Align(PreparedName query, NameHit hit) =>
        _names.Align(query, hit.Name, At(hit.Name).Entry.Kind == SubjectKind.NaturalPerson, hit.Glued);

    /// <summary>How many names of the list hold this very part, in whatever case and marks.</summary>
    internal int NamesWith(TokenForm form) => _names.NamesWith(form);

    private static Dictionary<string, List<int>> Identifiers(ListContent content)
    {
        var identifiers = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var entry = 0; entry < content.Entries.Count; entry++)
            foreach (var identifier in content.Entries[entry].Identifiers)
                if (IdentifierQualifier.Key(identifier.Value) is { } key)
                {
                    if (!identifiers.TryGetValue(key, out var entries))
                        identifiers[key] = entries = [];
                    entries.Add(entry);
                }

        return identifiers;
    }
}
