using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Load;

/// <summary>Where innocent names come from: popular names by country when that file lies beside the working copy, else syllables.</summary>
public sealed class NamePool
{
    private static readonly string[] Syllables = ["ba", "den", "fi", "gol", "ha", "jem", "ka", "lun", "mi", "nor", "pe", "ras", "so", "tav", "ul", "vek", "wo", "yan", "zil", "dor"];

    private readonly ILookup<string, string> _given;
    private readonly ILookup<string, string> _family;
    private readonly List<string> _countries;

    private NamePool(IEnumerable<(string Country, string Name)> given, IEnumerable<(string Country, string Name)> family)
    {
        _given = given.ToLookup(name => name.Country, name => name.Name);
        _family = family.ToLookup(name => name.Country, name => name.Name);
        _countries = [.. _given.Select(names => names.Key).Where(_family.Contains).Order(StringComparer.Ordinal)];
    }

    public string Source => _countries.Count > 0 ? "popular names by country" : "syllables";

    public static NamePool Load() => Repository.Shared("data/screening/background") is { } folder
        ? new NamePool(Read(folder, "common-forenames-by-country.csv", 11), Read(folder, "common-surnames-by-country.csv", 5))
        : Syllabic;

    public static NamePool Syllabic { get; } = new([], []);

    public string Next(Random random)
    {
        if (_countries.Count == 0)
            return $"{Word(random)} {Word(random)}";
        var country = _countries[random.Next(_countries.Count)];
        return $"{Pick(_given[country], random)} {Pick(_family[country], random)}";
    }

    private static string Pick(IEnumerable<string> names, Random random)
    {
        var all = names.ToList();
        return all[random.Next(all.Count)];
    }

    private static string Word(Random random)
    {
        var word = string.Concat(Enumerable.Range(0, 3).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static IEnumerable<(string, string)> Read(string folder, string file, int column) =>
        File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells.Length > column && cells[column].Length > 1 && !cells[column].Contains('"', StringComparison.Ordinal))
            .Select(cells => (cells[0], cells[column]));
}
