using System.Globalization;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>What fields of core systems hold beside a listed name: places, other names, titles, births, other scripts, lost and added spaces.</summary>
internal sealed class FieldQueries(Material material, GeneratedQueries queries, Random random)
{
    private static readonly string[] Behind = [", Damascus", ", Moscow, Russia", " - Dubai", ", Tehran Iran", " born 1961", " (DOB 12/03/1961)", ", geb. 1961", " Belgrade, Serbia", "; customer 4711", " and family"];
    private static readonly string[] Before = ["Mr. ", "Dr. ", "Account holder ", "Payment to ", "beneficiary: ", "Director General "];
    private static readonly string[] Filler = ["payment for invoice", "on behalf of our customer", "salary of the month", "purchase of spare parts", "care of the branch office", "first instalment as agreed"];
    private static readonly string[] Others = [" a.k.a. ", " alias ", " / ", "; ", " aka ", " | "];

    private readonly List<Subject> _whole = [.. material.LatinPeople.Concat(material.LatinBodies).Where(subject => Words(subject) >= 3)];
    private readonly List<(Subject Latin, ListName Native)> _both = [.. material.People.Where(subject => subject.Name.Text.All(char.IsAscii))
        .SelectMany(subject => subject.Entry.Names.Where(name => name.Type == NameType.Native && name.Text.Any(c => c >= 0x370)).Select(native => (subject, native)))];

    public void Make()
    {
        var whole = Pick(_whole);
        queries.Match("longer_text", whole, random.Next(3) switch
        {
            0 => $"{Pick(Filler)} {whole.Name.Text} {Pick(Filler)}",
            1 => $"{Pick(Before)}{whole.Name.Text}{Pick(Behind)}",
            _ => $"{whole.Name.Text} {Pick(material.Frequent)} {Pick(material.Frequent)}",
        });
        var person = Pick(material.LatinPeople);
        queries.Match("name_and_place", person, person.Name.Text + Pick(Behind));
        queries.Match("name_and_other", person, $"{Pick(CommonNames.Forenames).Name} {Pick(CommonNames.Surnames).Name}{Pick(Others)}{person.Name.Text}");
        queries.Match("two_persons", person, random.Next(2) == 0 ? $"{person.Name.Text} and {Pick(CommonNames.Forenames).Name} {Pick(CommonNames.Surnames).Name}" : $"{Pick(CommonNames.Forenames).Name} {Pick(CommonNames.Surnames).Name}, {person.Name.Text}");
        if (_both.Count > 0)
        {
            var (latin, native) = Pick(_both);
            queries.Match("latin_and_native", latin, random.Next(2) == 0 ? $"{latin.Name.Text} {native.Text}" : $"{native.Text} ({latin.Name.Text})");
        }

        queries.Match("persons_together", person, person.Name.Text.Replace(" ", "", StringComparison.Ordinal));
        queries.Match("persons_spaced", person, Spaced(person.Name.Text));
        var body = Pick(material.LatinBodies);
        queries.Match("companies_together", body, body.Name.Text.Replace(" ", "", StringComparison.Ordinal));
        var at = person.Name.Text.IndexOf(' ', StringComparison.Ordinal);
        queries.Match("two_words_joined", person, person.Name.Text.Remove(at, 1));
        var words = person.Name.Text.Split(' ');
        if (words.Length == 2 && words[0].Length > 2 && words[1].Length > 3)
            queries.Match("mail", person, $"{words[0]}.{words[1]}@mail.example".ToLower(CultureInfo.InvariantCulture));
    }

    /// <summary>A space inside each long word, as forms with narrow fields leave it.</summary>
    private string Spaced(string name) => string.Join(' ', name.Split(' ').Select(word => word.Length < 5 ? word : word.Insert(2 + random.Next(word.Length - 4), " ")));

    private static int Words(Subject subject) => NameNormaliser.Normalise(subject.Name.Text).Count(token => token.Kind is TokenKind.Word);

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
