using ComplianceGrains.Jurisdictions.Catalogs;
using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Packs;

/// <summary>
/// Reads the rules of a pack by walking its YAML along the vocabulary.
/// </summary>
/// <remarks>
/// A value may stand plain, or as <c>{ value: …, source: …, verified: …, from: …, until: … }</c>, or as a list of
/// those. A mapping value may carry <c>source</c>, <c>verified</c> and <c>note</c> itself; a section may carry them for
/// everything below it. <c>absent: reason</c> instead of a value says that there is no such rule, and why.
/// <c>cannotSay: true</c> beside a value says that the law says more than the value, and its note what.
/// </remarks>
internal sealed class RuleReader(string jurisdiction, string packId, IReadOnlyDictionary<string, LegalSource> sources, Adoption? adopted, Reading reading)
{
    private const string CannotSay = "cannotSay";
    private static readonly string[] Cited = ["source", "verified", "note"];
    private static readonly string[] CitedAtValue = [.. Cited, CannotSay];

    private readonly SortedDictionary<string, IReadOnlyList<DatedValue>> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> citedSources = new(StringComparer.Ordinal);

    /// <summary>The sources that some value cites.</summary>
    public IReadOnlySet<string> CitedSources => citedSources;

    public IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Read(MappingNode pack)
    {
        // First how days are counted, because deadlines rest on it wherever they stand in the file.
        var counting = pack.Entries.Where(entry => entry.Key.Text == "counting");
        foreach (var entry in counting.Concat(pack.Entries.Where(entry => entry.Key.Text != "counting")))
        {
            if (Vocabulary.HeaderMembers.Contains(entry.Key.Text))
                continue;
            if (Vocabulary.Root.Child(entry.Key.Text) is { } section)
                ReadNode(entry, section, entry.Key.Text, Basis.None, byOther: false);
            else
                Unknown(entry.Key, Vocabulary.Root.Children.Keys.Concat(Vocabulary.HeaderMembers));
            if (entry.Key.Text == "counting" && values.TryGetValue("counting", out var read))
                reading.Counting = read.Select(slot => slot.Value).OfType<Counting>().FirstOrDefault();
        }
        return values;
    }

    private void ReadNode(MappingEntry entry, VocabularyNode node, string path, Basis basis, bool byOther)
    {
        if (node.Rule is { } rule)
        {
            var slots = ReadValue(entry.Value, rule, basis, byOther);
            if (slots.Count > 0)
                values[path] = slots;
            return;
        }
        if (Scalars.Map(entry.Value, reading, $"a section '{path}' with {string.Join(", ", Known(node).Take(6))}") is not { } section)
            return;
        var inner = BasisOf(section, basis);
        var children = section.Entries.Where(child => !Cited.Contains(child.Key.Text)).ToList();
        foreach (var child in children.Where(child => child.Key.Text != Vocabulary.Other || node.Wildcard is null))
            if (ChildOf(node, child.Key) is { } next)
                ReadNode(child, next, $"{path}.{child.Key.Text}", inner, byOther);
        if (node.Wildcard is not null && children.Find(child => child.Key.Text == Vocabulary.Other) is { } other)
            foreach (var name in reading.Catalog.Names(node.NamesOf!).Where(name => !section.Has(name) && !node.Children.ContainsKey(name)))
                ReadNode(other, node.Wildcard, $"{path}.{name}", inner, byOther: true);
    }

    private VocabularyNode? ChildOf(VocabularyNode node, ScalarNode key)
    {
        if (node.Children.TryGetValue(key.Text, out var named))
            return named;
        if (node.Wildcard is not null && reading.Catalog.Has(node.NamesOf!, key.Text))
            return node.Wildcard;
        Unknown(key, Known(node));
        return null;
    }

    private IEnumerable<string> Known(VocabularyNode node) =>
        node.Children.Keys.Concat(node.NamesOf is { } category ? reading.Catalog.Names(category) : []);

    private void Unknown(ScalarNode key, IEnumerable<string> known) =>
        reading.Report(key.Mark, $"'{key.Text}' has no meaning here. {Nearest.Hint(key.Text, known)}Known here: {string.Join(", ", known.Distinct().Order(StringComparer.Ordinal).Take(24))}.");

    private List<DatedValue> ReadValue(Node node, RuleDefinition rule, Basis basis, bool byOther)
    {
        IReadOnlyList<Node> written = node is SequenceNode { Items.Count: > 0 } list && list.Items.All(IsSlot) ? list.Items : [node];
        return [.. written.Select(item => ReadSlot(item, rule, basis, byOther)).OfType<DatedValue>().OrderBy(slot => slot.From ?? LocalDate.MinIsoValue)];
    }

    private static bool IsSlot(Node node) => node is MappingNode map && (map.Has("value") || map.Has("absent"));

    private DatedValue? ReadSlot(Node node, RuleDefinition rule, Basis basis, bool byOther)
    {
        LocalDate? from = null, until = null;
        RuleValue? value;
        if (IsSlot(node))
        {
            var map = (MappingNode)node;
            basis = BasisOf(map, basis);
            var members = new Members(map, reading);
            foreach (var name in CitedAtValue)
                members.Take(name);
            from = members.Take("from") is { } first ? Scalars.Date(first, reading) : null;
            until = members.Take("until") is { } end ? Scalars.Date(end, reading) : null;
            value = members.Take("absent") is { } why
                ? Scalars.Text(why, reading) is { } reason ? new Absent(reason) : null
                : members.Need("value", $"write {rule.Shape.Name}.") is { } inner ? rule.Shape.Read(inner, reading) : null;
            members.Done();
            if (from is not null && until is not null && from >= until)
                reading.Report(map.Mark, "This value ends before it begins: 'until' is the day after its last day and must come after 'from'.");
        }
        else if (node is MappingNode plain)
        {
            basis = BasisOf(plain, basis);
            value = rule.Shape.Read(plain with { Entries = [.. plain.Entries.Where(entry => !CitedAtValue.Contains(entry.Key.Text))] }, reading);
        }
        else
        {
            value = rule.Shape.Read(node, reading);
        }
        if (value is null)
            return null;
        if (CitationFor(node.Mark, basis) is not { } citation)
            return null;
        if (node is MappingNode said && said.Find(CannotSay) is { } more && Scalars.YesNo(more, reading) == true)
        {
            citation = citation with { CannotSay = true };
            if (!said.Has("note"))
                reading.Report(more.Mark, "The law says more here than the pack can: say in 'note' what, so that nobody takes silence for law.");
        }
        return new DatedValue(from, until, value, citation) { ByOther = byOther, Mark = node.Mark };
    }

    private Citation? CitationFor(Mark mark, Basis basis)
    {
        if (basis.Source is null)
        {
            reading.Report(mark, "Nothing says where this value comes from: add 'source: …' here or to the section above (firm-policy if it is the firm's own choice).");
            return null;
        }
        return sources.TryGetValue(basis.Source, out var source)
            ? new Citation(jurisdiction, packId, source, basis.Verified, basis.Note) { Read = basis.Read, Adopted = source.IsPolicy ? adopted : null }
            : null;
    }

    private Basis BasisOf(MappingNode map, Basis outer)
    {
        var source = outer.Source;
        if (map.Find("source") is { } cited && Scalars.Text(cited, reading) is { } id)
        {
            source = id;
            if (!sources.ContainsKey(id))
                reading.Report(cited.Mark, $"The source '{id}' is not among the pack's sources. {Nearest.Hint(id, sources.Keys)}Add it to 'sources' with its title.");
            citedSources.Add(id);
        }
        // A new source starts verified; what an outer section said about another source does not carry over.
        var (verified, read) = map.Find("verified") is { } mark
            ? CitationMembers.Verified(mark, reading)
            : source == outer.Source ? (outer.Verified, outer.Read) : (true, null);
        var note = map.Find("note") is { } remark ? Scalars.Text(remark, reading) : null;
        return new Basis(source, verified, read, note ?? (source == outer.Source ? outer.Note : null));
    }

    /// <summary>Where a value comes from, as far as the sections around it say.</summary>
    private sealed record Basis(string? Source, bool Verified, TextRead? Read, string? Note)
    {
        public static readonly Basis None = new(null, true, null, null);
    }
}
