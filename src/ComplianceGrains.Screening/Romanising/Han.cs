using System.Collections.Frozen;
using System.Text;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Romanising;

/// <summary>Han characters: the simplified one that each stands for, and how names write it in Latin letters.</summary>
internal static class Han
{
    private static readonly Dictionary<int, (string Simplified, string[] Readings)> Characters = Read();
    private static readonly FrozenSet<string> Surnames = Names("han-surnames.txt", split: true);
    private static readonly FrozenSet<string> Japanese = Names("japanese-surnames.txt", split: false);

    /// <summary>The simplified character; null for one that the table does not hold.</summary>
    public static string? Simplified(Rune rune) => Characters.TryGetValue(rune.Value, out var character) ? character.Simplified : null;

    /// <summary>Readings of a simplified character, the commonest first.</summary>
    public static string[] ReadingsOf(Rune rune) => Characters.TryGetValue(rune.Value, out var character) ? character.Readings : [];

    /// <summary>Characters of the family name that a Chinese person's name begins with; 0 when it is none, or may as well be Japanese.</summary>
    /// <param name="name">All its characters, without spaces.</param>
    public static int SurnameLength(IReadOnlyList<Rune> name)
    {
        var simple = name.Select(Simplified).ToList();
        if (name.Count is < 2 or > 4 || simple.Contains(null))
            return 0;
        for (var length = 1; length <= 2; length++)
            if (name.Count > length && Japanese.Contains(string.Concat(name.Take(length))))
                return 0;
        if (name.Count >= 3 && Surnames.Contains(simple[0] + simple[1]))
            return 2;
        return name.Count <= 3 && Surnames.Contains(simple[0]!) ? 1 : 0;
    }

    private static Dictionary<int, (string, string[])> Read()
    {
        var characters = new Dictionary<int, (string, string[])>(12_000);
        foreach (var line in Resource.Lines("han-readings.txt"))
        {
            var cells = line.Split(' ');
            characters[Rune.GetRuneAt(cells[0], 0).Value] = (cells[1], cells[2..]);
        }

        return characters;
    }

    internal static FrozenSet<string> Names(string table, bool split) => Resource.Lines(table)
        .SelectMany(line => split && !line.Contains(' ', StringComparison.Ordinal) ? line.EnumerateRunes().Select(rune => rune.ToString()) : line.Split(' '))
        .ToFrozenSet(StringComparer.Ordinal);
}
