using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>Names of people and companies that nobody listed, from the harmless to the unlucky.</summary>
internal sealed class GeneratedInnocents(Material material, GeneratedQueries queries, Random random)
{
    private static readonly string[] Adjectives = ["Global", "United", "Summit", "Falcon", "Royal", "Eastern", "Prime", "National", "Golden", "Continental", "Alpha", "Nova", "Liberty", "Pacific", "Southern", "Universal", "Northern", "Star"];
    private static readonly string[] Trades = ["Trading", "Shipping", "Oil", "Foods", "Steel", "Electronics", "Marine", "Motors", "Insurance", "Engineering", "Logistics", "Pharma", "Textiles", "Energy", "Petroleum", "Construction"];
    private static readonly string[] Forms = ["LLC", "Ltd", "Inc", "JSC", "FZE", "Company", "GmbH", "PLC", "OOO", "Corporation", "Co., Ltd.", ""];

    private readonly ILookup<string, string> _surnames = CommonNames.Surnames.ToLookup(name => name.Country, name => name.Name);
    private readonly List<(string Country, string Name)> _arabic = From(CommonNames.Arabic);
    private readonly List<(string Country, string Name)> _eastAsian = From(CommonNames.EastAsian);
    private readonly List<(string Country, string Name)> _sanctioned = From(CommonNames.Sanctioned);
    private readonly ILookup<string, string> _givenByStart = material.LatinPeople.Select(subject => subject.Name.Text.Split(' ')[0]).Where(name => name.Length >= 4 && name.All(char.IsAsciiLetter))
        .Distinct(StringComparer.OrdinalIgnoreCase).ToLookup(name => name[..2].ToLowerInvariant());

    public void Make()
    {
        People();
        NearGivenName(Pick(material.LatinPeople));
        Companies();
        queries.Innocent("single_common", random.Next(2) == 0 ? SubjectKind.LegalEntity : SubjectKind.NaturalPerson, Pick(material.Frequent));
        queries.Innocent("number_changed", SubjectKind.LegalEntity, string.Concat(Pick(material.Numbered).Name.Text.Select(c => char.IsAsciiDigit(c) ? (char)('0' + (c - '0' + 1 + random.Next(8)) % 10) : c)));
    }

    private void People()
    {
        var given = Pick(CommonNames.Forenames);
        Person("common_same_country", $"{given.Name} {SurnameOf(given.Country) ?? Pick(CommonNames.Surnames).Name}");
        Person("common_mixed", $"{Pick(CommonNames.Forenames).Name} {given.Name} {Pick(CommonNames.Surnames).Name}");
        Origin("common_arabic_persian", _arabic);
        Origin("common_sanctioned_regions", _sanctioned);
        Origin("short_east_asian", _eastAsian);
        var words = Pick(material.LatinPeople).Name.Text.Split(' ');
        Person("shared_given", $"{words[0]} {Pick(CommonNames.Surnames).Name}");
        Person("shared_surname", $"{given.Name} {words[^1]}");
        Person("mixed_listed", $"{Pick(material.LatinPeople).Name.Text.Split(' ')[0]} {Pick(material.LatinPeople).Name.Text.Split(' ')[^1]}");
    }

    /// <summary>Two or three names of one origin, put together anew.</summary>
    private void Origin(string category, List<(string Country, string Name)> names)
    {
        var (a, b) = (Pick(names), Pick(names));
        var last = SurnameOf(a.Country) is { } surname && random.Next(2) == 0 ? surname : b.Name;
        Person(category, random.Next(3) == 0 ? $"{a.Name} {Pick(names).Name} {last}" : $"{a.Name} {last}");
    }

    /// <summary>The surname of a listed person after another given name that begins alike.</summary>
    private void NearGivenName(Subject person)
    {
        var words = person.Name.Text.Split(' ');
        if (words.Length < 2 || words[0].Length < 4 || !words[0].All(char.IsAsciiLetter))
            return;
        var other = TokenForm.Of(words[0].ToLowerInvariant(), TokenKind.Word);
        var near = _givenByStart[other.Text[..2]].Where(name => TokenForm.Of(name.ToLowerInvariant(), TokenKind.Word) is var form
            && !form.SharesSpelling(other) && Distance.Edits(form.Text, other.Text, 2) > 2 && Distance.Edits(form.Sounds, other.Sounds, 2) >= 2).ToList();
        if (near.Count > 0)
            Person("near_given_name", $"{Pick(near)} {words[^1]}");
    }

    private void Companies()
    {
        Body("org_generic", $"{Pick(Adjectives)} {Pick(CommonNames.Surnames).Name} {Pick(Trades)} {Pick(Forms)}");
        Body("org_generic", $"{Pick(Adjectives)} {Pick(Adjectives)} {Pick(Trades)} {Pick(Forms)}");
        var body = Pick(material.LatinBodies).Name.Text.Split(' ');
        Body("org_shared", $"{Pick(CommonNames.Surnames).Name} {body[random.Next(body.Length)]} {Pick(Trades)} {Pick(Forms)}");
        Body("org_shared", $"{Pick(CommonNames.Surnames).Name} {Pick(material.Frequent)} {Pick(material.Frequent)} {Pick(Forms)}");
    }

    private string? SurnameOf(string country) => _surnames[country].ToList() is { Count: > 0 } names ? Pick(names) : null;

    private void Person(string category, string name) => queries.Innocent(category, SubjectKind.NaturalPerson, name);

    private void Body(string category, string name) => queries.Innocent(category, SubjectKind.LegalEntity, name);

    private static List<(string Country, string Name)> From(string[] countries) =>
        [.. CommonNames.Forenames.Concat(CommonNames.Surnames).Where(name => countries.Contains(name.Country))];

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
