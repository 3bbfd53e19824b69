using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Romanising;

/// <summary>Hangul syllables by the arithmetic of the Unicode Standard (section 3.12): letters, and how names write them in Latin ones.</summary>
internal static class Hangul
{
    private const int First = 0xAC00;
    private const int Last = 0xD7A3;
    private const int Vowels = 21;
    private const int Finals = 28;

    private static readonly ILookup<string, string[]> Rows = Resource.Lines("hangul-jamo.txt").Select(line => line.Split(' '))
        .ToLookup(cells => cells[0], cells => cells[1..].Select(cell => cell == "-" ? "" : cell).ToArray(), StringComparer.Ordinal);

    private static readonly string[][] Initial = [.. Rows["initial"]];
    private static readonly string[][] Vowel = [.. Rows["vowel"]];
    private static readonly string[][] Final = [.. Rows["final"]];
    private static readonly FrozenDictionary<string, string[]> Usual = Rows["syllable"].ToFrozenDictionary(row => row[0], row => row[1..], StringComparer.Ordinal);
    private static readonly FrozenSet<string> Surnames = Han.Names("hangul-surnames.txt", split: true);
    private static readonly ConcurrentDictionary<int, string[]> Readings = new();

    public static bool IsSyllable(Rune rune) => rune.Value is >= First and <= Last;

    /// <summary>Readings of a syllable, the usual ones first.</summary>
    public static string[] ReadingsOf(Rune syllable) => Readings.GetOrAdd(syllable.Value, static code =>
    {
        var at = code - First;
        var usual = Usual.GetValueOrDefault(char.ConvertFromUtf32(code)) ?? [];
        return [.. usual.Concat(
            from initial in Initial[at / Finals / Vowels]
            from vowel in Vowel[at / Finals % Vowels]
            from final in Final[at % Finals]
            select initial + vowel + final).Distinct()];
    });

    /// <summary>Syllables of the family name that a Korean person's name begins with; 0 when it is none.</summary>
    public static int SurnameLength(IReadOnlyList<Rune> name) =>
        name.Count is < 2 or > 5 ? 0
        : name.Count >= 3 && Surnames.Contains($"{name[0]}{name[1]}") ? 2
        : name.Count <= 4 && Surnames.Contains(name[0].ToString()) ? 1 : 0;

    /// <summary>Letters that stand one by one, as some systems store them, put together to syllables.</summary>
    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u1100', '\u11FF'))
            return text;
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var last = composed.Length > 0 ? composed[^1] : '\0';
            if (c is >= '\u1161' and <= '\u1175' && last is >= '\u1100' and <= '\u1112')
                composed[^1] = (char)(First + ((last - 0x1100) * Vowels + (c - 0x1161)) * Finals);
            else if (c is >= '\u11A8' and <= '\u11C2' && last is >= (char)First and <= (char)Last && (last - First) % Finals == 0)
                composed[^1] = (char)(last + (c - 0x11A7));
            else
                composed.Append(c);
        }

        return composed.ToString();
    }
}
