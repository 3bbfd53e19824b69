using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>
/// Labelled queries made from the lists and from common names, by a seed: as many as wanted of every kind that has a bar.
/// The calibration curve is set on these, never on the hand-made ones.
/// </summary>
internal sealed class GeneratedQueries(Material material, int seed)
{
    private static readonly IReadOnlyList<string> AllLists = ["ofac-sdn", "un-sc", "uk-ofsi"];

    private readonly List<LabelledQuery> _queries = [];

    public static IReadOnlyList<LabelledQuery> Make(IReadOnlyList<ListContent> lists, int each, int seed, bool innocentsOnly = false)
    {
        var material = new Material(lists);
        var queries = new GeneratedQueries(material, seed);
        var (matches, innocents) = (new GeneratedMatches(material, queries, new Random(seed)), new GeneratedInnocents(material, queries, new Random(seed + 1_000_000)));
        for (var i = 0; i < each; i++)
        {
            if (!innocentsOnly)
                matches.Make();
            innocents.Make();
        }

        return queries._queries;
    }

    /// <summary>Listed names in the fields of core systems.</summary>
    public static IReadOnlyList<LabelledQuery> Fields(Material material, int each, int seed)
    {
        var queries = new GeneratedQueries(material, seed);
        var fields = new FieldQueries(material, queries, new Random(seed));
        for (var i = 0; i < each; i++)
            fields.Make();
        return queries._queries;
    }

    public void Match(string category, Subject subject, string name, string? born = null) =>
        Add(category, name, subject.Entry.Kind, "match", material.Carriers(subject), AllLists, born);

    /// <summary>The name of a subject as another list writes it, asked of OFAC's list alone.</summary>
    public void MatchElsewhere(string category, Subject elsewhere, IReadOnlySet<string> ofac) =>
        Add(category, elsewhere.Name.Text, elsewhere.Entry.Kind, elsewhere.Entry.Kind == SubjectKind.NaturalPerson ? "match" : "translated", ofac, ["ofac-sdn"]);

    /// <summary>Neither a match nor an innocent: what matters is how often it alerts.</summary>
    public void Neither(string category, string label, Subject subject, string name, string? born = null) =>
        Add(category, name, subject.Entry.Kind, label, material.Carriers(subject), AllLists, born);

    public void Innocent(string category, SubjectKind kind, string name)
    {
        if (!material.IsListed(name))
            Add("neg_" + category, name, kind, "nomatch", new HashSet<string>(), AllLists);
    }

    private void Add(string category, string name, SubjectKind kind, string label, IReadOnlySet<string> expected, IReadOnlyList<string> lists, string? born = null) =>
        _queries.Add(new($"G{seed}-{_queries.Count}", category, name.Trim(), kind, born, lists, label, expected));
}
