using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>A listed name and whose it is.</summary>
internal sealed record Subject(ListContent List, ListEntry Entry, ListName Name)
{
    public string Id => Material.IdOf(List, Entry);
}

/// <summary>What labelled queries are made from: the lists' names by kind and script, the same subject on two lists, common names.</summary>
internal sealed class Material
{
    private const int FrequentFrom = 40;

    private readonly HashSet<string> _listed;
    private readonly ILookup<string, string> _same;
    private readonly ILookup<string, HashSet<string>> _partsOf;

    public Material(IReadOnlyList<ListContent> lists)
    {
        All = [.. from list in lists from entry in list.Entries from name in entry.Names select new Subject(list, entry, name)];
        var keys = All.ConvertAll(subject => (Key: Key(subject.Name.Text), subject.Id));
        _listed = All.Select(subject => Consonants(subject.Name.Text)).ToHashSet(StringComparer.Ordinal);
        _partsOf = All.Where(subject => subject.Entry.Kind == SubjectKind.NaturalPerson).Select(subject => Consonants(subject.Name.Text).Split(' ').ToHashSet(StringComparer.Ordinal))
            .SelectMany(parts => parts.Select(part => (part, parts))).ToLookup(pair => pair.part, pair => pair.parts, StringComparer.Ordinal);
        _same = keys.ToLookup(pair => pair.Key, pair => pair.Id);
        var usual = All.Where(subject => !subject.Name.Weak && subject.Name.Text.Count(char.IsLetter) >= 7 && subject.Name.Text.Contains(' ', StringComparison.Ordinal)).ToList();
        People = [.. usual.Where(subject => subject.Entry.Kind == SubjectKind.NaturalPerson)];
        LatinPeople = [.. People.Where(IsLatin)];
        LatinBodies = [.. usual.Where(subject => subject.Entry.Kind == SubjectKind.LegalEntity && IsLatin(subject))];
        Numbered = [.. LatinBodies.Where(subject => subject.Name.Text.Any(char.IsAsciiDigit))];
        Cyrillic = [.. People.Where(subject => Disguise.IsCyrillic(subject.Name.Text))];
        Native = [.. usual.Where(subject => subject.Name.Type == NameType.Native && !IsLatin(subject))];
        Born = [.. LatinPeople.Where(subject => subject.Name.Type == NameType.Primary && subject.Entry.Births is [{ To: null, Approximate: false, From.Day: not null }])];
        Weak = [.. All.Where(subject => subject.Name.Weak && IsLatin(subject) && !_same[Key(subject.Name.Text)].Any(id => id != subject.Id))];
        Crossed = Links(lists);
        Frequent = [.. All.Where(IsLatin).SelectMany(subject => NameNormaliser.Normalise(subject.Name.Text).Where(token => token.Kind == TokenKind.Word && token.Text.Length > 2).Select(token => (token.Text, subject.Id)).Distinct())
            .Distinct().GroupBy(pair => pair.Text, StringComparer.Ordinal).Where(group => group.Count() >= FrequentFrom).Select(group => group.Key).Order(StringComparer.Ordinal)];
    }

    public List<Subject> All { get; }

    public List<Subject> People { get; }

    public List<Subject> LatinPeople { get; }

    public List<Subject> LatinBodies { get; }

    public List<Subject> Numbered { get; }

    public List<Subject> Cyrillic { get; }

    /// <summary>Names that the lists carry in their own script.</summary>
    public List<Subject> Native { get; }

    /// <summary>Primary names with one exact date of birth.</summary>
    public List<Subject> Born { get; }

    /// <summary>Weak aliases that are nobody else's name.</summary>
    public List<Subject> Weak { get; }

    /// <summary>A name on one list and the ids of the same subject on OFAC's list, which carries it in Latin letters only, if at all.</summary>
    public List<(Subject Elsewhere, IReadOnlySet<string> Ofac)> Crossed { get; }

    /// <summary>Words of many listed names.</summary>
    public List<string> Frequent { get; }

    public static string IdOf(ListContent list, ListEntry entry) => $"{SharedData.Prefix(list.ListId)}:{entry.Id}";

    /// <summary>Whether somebody is listed under this name or a spelling of it: then its bearer is no innocent to be told apart by name.</summary>
    public bool IsListed(string name) => _listed.Contains(Consonants(name));

    /// <summary>Whether a listed person bears all parts of this name, or spellings of them, beside others: Andrey Ivanov is such a name.</summary>
    public bool IsWithinListed(string name)
    {
        var parts = Consonants(name).Split(' ');
        return _partsOf[parts[0]].Any(listed => parts.All(part => listed.Contains(part)));
    }

    /// <summary>Everybody who carries this very name, its owner included.</summary>
    public HashSet<string> Carriers(Subject subject) => _same[Key(subject.Name.Text)].Append(subject.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Two entries are one subject when a name of several parts is the same and no date of birth speaks against it.</summary>
    private List<(Subject, IReadOnlySet<string>)> Links(IReadOnlyList<ListContent> lists)
    {
        var ofac = lists.Single(list => list.ListId == "ofac-sdn");
        var byKey = (from entry in ofac.Entries from name in entry.Names where !name.Weak select (Key: Key(name.Text), Entry: entry))
            .Where(pair => pair.Key.Contains(' ', StringComparison.Ordinal) && pair.Key.Length >= 12).ToLookup(pair => pair.Key, pair => pair.Entry);
        var crossed = new List<(Subject, IReadOnlySet<string>)>();
        foreach (var elsewhere in All.Where(subject => subject.List != ofac).GroupBy(subject => subject.Entry))
        {
            var same = elsewhere.Where(subject => !subject.Name.Weak).SelectMany(subject => byKey[Key(subject.Name.Text)]).Distinct()
                .Where(entry => entry.Kind == elsewhere.Key.Kind && Compatible(entry, elsewhere.Key)).ToList();
            if (same.Count is 0 or > 2)
                continue;
            var ids = same.Select(entry => IdOf(ofac, entry)).ToHashSet(StringComparer.Ordinal);
            var known = same.SelectMany(entry => entry.Names).Select(name => Key(name.Text)).ToHashSet(StringComparer.Ordinal);
            crossed.AddRange(elsewhere.Where(subject => !subject.Name.Weak && subject.Name.Text.Count(char.IsLetter) >= 6 && !known.Contains(Key(subject.Name.Text))).Select(subject => (subject, (IReadOnlySet<string>)ids)));
        }

        return crossed;
    }

    private static bool Compatible(ListEntry a, ListEntry b) =>
        a.Kind == SubjectKind.LegalEntity || a.Births.Any(one => b.Births.Any(other => one.From.Year == other.From.Year));

    private static bool IsLatin(Subject subject) => subject.Name.Text.All(char.IsAscii);

    /// <summary>The parts without vowels, doublings and soft letters, sorted: Hasan Ahmad and Ahmed Hassan are one.</summary>
    private static string Consonants(string name) => string.Join(' ', Words(name)
        .Select(word => string.Concat(word.Where((c, i) => !"aeiouyhwj'".Contains(c, StringComparison.Ordinal) && (i == 0 || word[i - 1] != c))).Replace('q', 'k').Replace('z', 's').Replace("x", "ks", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal));

    private static string Key(string name) => string.Join(' ', Words(name).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Words(string name) =>
        NameNormaliser.Normalise(name).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(token => token.Text);
}
