using System.Globalization;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Drills.Load;

/// <summary>Makes applicants by a seed: the same seed gives the same people.</summary>
public sealed class ApplicantSource(int seed, NamePool names, string listFolder)
{
    private static readonly (string Entity, string[] Countries)[] Places =
        [("demo-eu", ["PT", "ES", "IT", "FR"]), ("demo-de", ["DE"]), ("demo-sg", ["SG", "SG", "PT"])];

    private readonly Random _random = new(seed);
    private readonly ListContent _list = ListImport.ReadFolder("ofac-sdn", listFolder).Content ?? throw new DrillUsageException($"{listFolder} does not hold the SDN files.");
    private List<ListEntry>? _people;
    private HashSet<string>? _listedNames;

    /// <summary>Applicants in turn over the places in use; about one in ten is named after somebody listed.</summary>
    public IReadOnlyList<Applicant> Make(int count, string prefix) => [.. Enumerable.Range(0, count).Select(number => Next(number, prefix))];

    private List<ListEntry> People => _people ??= [.. _list.Entries.Where(entry => entry.Kind == SubjectKind.NaturalPerson && NameVariant.IsUsable(entry.Names[0]))];

    private HashSet<string> ListedNames => _listedNames ??= [.. _list.Entries.SelectMany(entry => entry.Names).Select(name => Key(name.Text))];

    private Applicant Next(int number, string prefix)
    {
        var (entity, countries) = Places[number % Places.Length];
        var (id, country) = (string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:0000}"), countries[_random.Next(countries.Length)]);
        return _random.Next(10) == 0 ? Listed(id, entity, country) : new Applicant(id, entity, Innocent(), Birth(null), country, null);
    }

    private Applicant Listed(string id, string entity, string country)
    {
        while (true)
        {
            var (entry, variant) = (People[_random.Next(People.Count)], NameVariant.All[_random.Next(NameVariant.All.Count)]);
            if (NameVariant.Of(entry, variant, _random) is { } name)
                return new Applicant(id, entity, name, Birth(entry.Births.Count > 0 ? entry.Births[0].From : null), country, new ListedAs(entry.Id, variant));
        }
    }

    private string Innocent()
    {
        while (true)
            if (names.Next(_random) is var name && !ListedNames.Contains(Key(name)))
                return name;
    }

    /// <summary>The listed date where the list gives one; what it leaves open, and everybody else's, by chance.</summary>
    private string Birth(PartialDate? listed) => string.Create(
        CultureInfo.InvariantCulture, $"{listed?.Year ?? _random.Next(1950, 2005):0000}-{listed?.Month ?? _random.Next(1, 13):00}-{listed?.Day ?? _random.Next(1, 29):00}");

    private static string Key(string name) => string.Join(' ', name.ToUpperInvariant().Split([' ', ',', '-', '.'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
