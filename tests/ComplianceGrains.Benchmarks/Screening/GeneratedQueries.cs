using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>
/// Labelled queries made from the lists (disguised true names) and from common names (innocents), by a seed. The
/// calibration curve is fitted on these, never on the hand-made ones.
/// </summary>
internal sealed class GeneratedQueries
{
    private static readonly string[] Adjectives = ["Global", "United", "Summit", "Falcon", "Royal", "Eastern", "Prime", "National", "Golden", "Continental", "Alpha", "Nova", "Liberty", "Pacific"];
    private static readonly string[] Trades = ["Trading", "Shipping", "Oil", "Foods", "Steel", "Electronics", "Marine", "Motors", "Insurance", "Engineering", "Logistics", "Pharma", "Textiles", "Energy"];
    private static readonly string[] Forms = ["LLC", "Ltd", "Inc", "JSC", "FZE", "Company", "GmbH", "PLC", "OOO", "Corporation", ""];

    private readonly Random _random;
    private readonly List<LabelledQuery> _queries = [];
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);
    private readonly List<(ListContent List, ListEntry Entry, ListName Name)> _people = [];
    private readonly List<(ListContent List, ListEntry Entry, ListName Name)> _bodies = [];
    private readonly List<(ListContent List, ListEntry Entry, ListName Name)> _latinPeople;
    private readonly List<(ListContent List, ListEntry Entry, ListName Name)> _latinBodies;
    private readonly List<(ListContent List, ListEntry Entry, ListName Name)> _numbered;
    private readonly ILookup<string, string> _same;

    private GeneratedQueries(IReadOnlyList<ListContent> lists, int seed)
    {
        _random = new Random(seed);
        var keys = new List<(string Key, string Id)>();
        foreach (var list in lists)
            foreach (var entry in list.Entries)
                foreach (var name in entry.Names)
                {
                    var key = Key(name.Text);
                    _listed.Add(key);
                    keys.Add((key, $"{SharedData.Prefix(list.ListId)}:{entry.Id}"));
                    if (name.Weak || name.Text.Count(char.IsLetter) < 7 || !name.Text.Contains(' ', StringComparison.Ordinal))
                        continue;
                    if (entry.Kind == SubjectKind.NaturalPerson)
                        _people.Add((list, entry, name));
                    else if (entry.Kind == SubjectKind.LegalEntity)
                        _bodies.Add((list, entry, name));
                }

        _latinPeople = [.. _people.Where(IsLatin)];
        _latinBodies = [.. _bodies.Where(IsLatin)];
        _numbered = [.. _bodies.Where(subject => subject.Name.Text.Any(char.IsAsciiDigit))];
        _same = keys.ToLookup(pair => pair.Key, pair => pair.Id);
    }

    public static IReadOnlyList<LabelledQuery> Make(IReadOnlyList<ListContent> lists, int each, int seed, bool innocentsOnly = false)
    {
        var generated = new GeneratedQueries(lists, seed);
        for (var i = 0; i < each; i++)
        {
            if (!innocentsOnly)
                generated.Matches();
            generated.Innocents();
        }

        return generated._queries;
    }

    private void Matches()
    {
        var (person, body) = (Pick(_latinPeople), Pick(_latinBodies));
        foreach (var subject in new[] { person, body })
        {
            var name = subject.Name.Text;
            Match("exact", subject, name);
            Match("typo1", subject, Disguise.Typo(name, _random));
            Match("typo2", subject, Disguise.Typo(Disguise.Typo(name, _random), _random));
            Match("spelling", subject, Disguise.Spelling(name, _random));
            Match("formatting", subject, _random.Next(2) == 0 ? name.ToLowerInvariant() : name.ToUpperInvariant().Replace('-', ' '));
            Match("obfuscation", subject, Disguise.Hide(name, _random));
        }

        var words = person.Name.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Match("reorder", person, _random.Next(2) == 0 ? $"{words[^1]}, {string.Join(' ', words[..^1])}" : string.Join(' ', [words[^1], .. words[..^1]]));
        if (words.Length >= 3)
        {
            var middle = 1 + _random.Next(words.Length - 2);
            Match("missing_middle", person, string.Join(' ', words.Where((_, i) => i != middle)));
            Match("initial", person, string.Join(' ', [words[0][..1] + ".", .. words[1..]]));
        }

        var other = Pick(_people).Name.Text.Split(' ');
        Match("extra_middle", person, string.Join(' ', [words[0], other[0], .. words[1..]]));
        var cyrillic = _people.Where(subject => Disguise.IsCyrillic(subject.Name.Text)).ToList();
        if (cyrillic.Count > 0 && Pick(cyrillic) is var native)
            Match("romanisation", native, Disguise.Romanise(native.Name.Text, _random, out _));
        var formless = body.Name.Text.Split(' ').Where(word => !LegalForms.IsForm(word.Trim(',', '.').ToLowerInvariant())).ToArray();
        if (formless.Length >= 2)
            Match("legal_form", body, $"{string.Join(' ', formless)} {Pick(Forms)}");
    }

    private void Innocents()
    {
        var (given, family) = (Common.Forenames[_random.Next(Common.Forenames.Count)], Common.Surnames);
        var country = family.Where(name => name.Country == given.Country).ToList();
        Innocent("common_same_country", SubjectKind.NaturalPerson, $"{given.Name} {Pick(country.Count > 0 ? country : family).Name}");
        Innocent("common_mixed", SubjectKind.NaturalPerson, $"{Pick(Common.Forenames).Name} {given.Name} {Pick(family).Name}");
        var words = Pick(_latinPeople).Name.Text.Split(' ');
        Innocent("shared_given", SubjectKind.NaturalPerson, $"{words[0]} {Pick(family).Name}");
        Innocent("shared_surname", SubjectKind.NaturalPerson, $"{given.Name} {words[^1]}");
        var (a, b) = (Pick(_latinPeople).Name.Text.Split(' '), Pick(_latinPeople).Name.Text.Split(' '));
        Innocent("mixed_listed", SubjectKind.NaturalPerson, $"{a[0]} {b[^1]}");
        Innocent("org_generic", SubjectKind.LegalEntity, $"{Pick(Adjectives)} {Pick(family).Name} {Pick(Trades)} {Pick(Forms)}");
        Innocent("org_generic2", SubjectKind.LegalEntity, $"{Pick(Adjectives)} {Pick(Adjectives)} {Pick(Trades)} {Pick(Forms)}");
        var body = Pick(_latinBodies).Name.Text.Split(' ');
        Innocent("org_shared", SubjectKind.LegalEntity, $"{Pick(family).Name} {body[_random.Next(body.Length)]} {Pick(Trades)} {Pick(Forms)}");
        var numbered = Pick(_numbered).Name.Text;
        Innocent("number_changed", SubjectKind.LegalEntity, string.Concat(numbered.Select(c => char.IsAsciiDigit(c) ? (char)('0' + (c - '0' + 1 + _random.Next(8)) % 10) : c)));
    }

    private void Match(string category, (ListContent List, ListEntry Entry, ListName Name) subject, string name)
    {
        var expected = _same[Key(subject.Name.Text)].Append($"{SharedData.Prefix(subject.List.ListId)}:{subject.Entry.Id}").ToHashSet(StringComparer.Ordinal);
        Add(category, name, subject.Entry.Kind, "match", expected);
    }

    private void Innocent(string category, SubjectKind kind, string name)
    {
        if (!_listed.Contains(Key(name)))
            Add("neg_" + category, name, kind, "nomatch", new HashSet<string>());
    }

    private void Add(string category, string name, SubjectKind kind, string label, IReadOnlySet<string> expected) =>
        _queries.Add(new($"G{_queries.Count}", category, name.Trim(), kind, null, ["ofac-sdn", "un-sc", "uk-ofsi"], label, expected));

    private static bool IsLatin((ListContent List, ListEntry Entry, ListName Name) subject) => subject.Name.Text.All(char.IsAscii);

    private static string Key(string name) =>
        string.Join(' ', NameNormaliser.Normalise(name).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(token => token.Text).Order(StringComparer.Ordinal));

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>Popular names by country (CC0).</summary>
    private static class Common
    {
        public static IReadOnlyList<(string Country, string Name)> Forenames { get; } = Read("common-forenames-by-country.csv", 11);

        public static IReadOnlyList<(string Country, string Name)> Surnames { get; } = Read("common-surnames-by-country.csv", 5);

        private static List<(string, string)> Read(string file, int column) =>
            [.. File.ReadLines(Path.Combine(SharedData.Root, "background", file)).Skip(1).Select(line => line.Split(','))
                .Where(cells => cells.Length > column && cells[column].Length > 1).Select(cells => (cells[0], cells[column]))];
    }
}
