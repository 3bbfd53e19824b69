using System.Collections.Frozen;
using System.Text;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Romanising;

/// <summary>Devanagari, Bengali and Tamil: consonants that carry a vowel of their own unless a sign changes or ends it.</summary>
internal static class Abugida
{
    private const string Inherent = "a";
    private static readonly FrozenDictionary<string, Table> Tables = Resource.Lines("abugidas.txt").Select(line => line.Split(' '))
        .GroupBy(cells => cells[0], StringComparer.Ordinal).ToFrozenDictionary(rows => rows.Key, Table.Of, StringComparer.Ordinal);

    public static bool Has(string script) => Tables.ContainsKey(script);

    /// <summary>One word in Latin letters.</summary>
    /// <param name="word">With its marks.</param>
    /// <param name="script">By its Unicode name.</param>
    /// <param name="unread">Is told of each letter that the table does not hold.</param>
    public static string ToLatin(string word, string script, Action<Rune>? unread)
    {
        var table = Tables[script];
        var syllables = Syllables(word.Normalize(NormalizationForm.FormC), table, unread);
        if (table.SchwaDrops)
            DropSchwas(syllables);
        var latin = new StringBuilder(word.Length * 2);
        for (var at = 0; at < syllables.Count; at++)
            latin.Append(Onset(syllables, at)).Append(syllables[at].Vowel).Append(Coda(syllables, at));
        return latin.ToString();
    }

    private static List<Syllable> Syllables(string word, Table table, Action<Rune>? unread)
    {
        var syllables = new List<Syllable>();
        for (var at = 0; at < word.Length;)
        {
            var (kind, length, reading) = table.At(word, at);
            // A sign with nothing before it is no part of a syllable.
            if (syllables.Count == 0 && kind is not ("consonant" or "vowel"))
                (kind, length) = ("", 0);
            at += length;
            switch (kind)
            {
                case "consonant":
                    syllables.Add(new(reading.Split('/'), Inherent, "", Schwa: true));
                    break;
                case "vowel":
                    syllables.Add(new([""], reading, "", Schwa: false));
                    break;
                case "virama":
                    syllables[^1] = syllables[^1] with { Vowel = "", Schwa = false };
                    break;
                case "sign":
                    syllables[^1] = syllables[^1] with { Vowel = reading, Schwa = false };
                    break;
                case "join":
                    syllables[^1] = syllables[^1] with { Consonants = [.. syllables[^1].Consonants.Select(consonant => consonant + reading)] };
                    break;
                case "mark":
                    syllables[^1] = syllables[^1] with { Coda = syllables[^1].Coda + reading };
                    break;
                default:
                    var rune = Rune.TryGetRuneAt(word, at, out var found) ? found : Rune.ReplacementChar;
                    at += rune.Utf16SequenceLength;
                    var other = AnyAscii.Transliteration.Transliterate(rune.ToString()).ToLowerInvariant();
                    if (Rune.IsLetter(rune) && !other.Any(char.IsAsciiLetterOrDigit))
                        unread?.Invoke(rune);
                    syllables.Add(new([other], "", "", Schwa: false));
                    break;
            }
        }

        return syllables;
    }

    /// <summary>The vowel that is not written is not said at the end, and within a word where a syllable with a vowel stands on either side: Rahman, Rajkumar.</summary>
    private static void DropSchwas(List<Syllable> syllables)
    {
        var last = syllables.Count - 1;
        // After two consonants it is said (Krishna), but for a nasal and its stop (Anand) and a doubled one (Bhatt).
        if (last > 0 && syllables[last] is { Schwa: true, Coda: "" } && (syllables[last - 1].Vowel.Length > 0 || syllables[last - 1].Consonants[0] is "n" or "m" || syllables[last - 1].Consonants[0] == syllables[last].Consonants[0]))
            syllables[last] = syllables[last] with { Vowel = "" };
        for (var at = last - 1; at > 0; at--)
            if (syllables[at] is { Schwa: true, Coda: "" } && syllables[at - 1].Vowel.Length > 0 && syllables[at + 1].Vowel.Length > 0 && syllables[at + 1].Consonants[0].Length > 0)
                syllables[at] = syllables[at] with { Vowel = "" };
    }

    private static string Onset(List<Syllable> syllables, int at)
    {
        var own = syllables[at].Consonants;
        if (own.Length == 1)
            return own[0];
        var closed = syllables[at].Vowel.Length == 0;
        if (at == 0)
            return own[0];
        var before = syllables[at - 1];
        return closed || before.Vowel.Length == 0 && before.Consonants[0] == own[0] ? own[3] : before.Vowel.Length > 0 ? own[1] : before.Consonants[0] is "n" or "m" or "ng" ? own[2] : own[0];
    }

    /// <summary>A nasal is made where the next consonant is: Sambandh; and before h it is Singh's.</summary>
    private static string Coda(List<Syllable> syllables, int at) => (syllables[at].Coda, at + 1 < syllables.Count ? syllables[at + 1].Consonants[0] : "") switch
    {
        ("n", ['p' or 'b' or 'm' or 'f', ..]) => "m",
        ("n", "h") => "ng",
        (var coda, _) => coda,
    };

    private sealed record Syllable(string[] Consonants, string Vowel, string Coda, bool Schwa);

    private sealed record Table(bool SchwaDrops, (string Kind, string From, string Reading)[] Cells)
    {
        public static Table Of(IEnumerable<string[]> rows)
        {
            var cells = rows.SelectMany(row => row.Skip(2).Select(cell => cell.Split('=') is [var from, var reading] ? (row[1], from, reading) : (row[1], cell, ""))).ToList();
            return new(cells.Contains(("schwa", "drops", "")), [.. cells.Where(cell => cell.Item1 != "schwa").OrderByDescending(cell => cell.Item2.Length)]);
        }

        /// <summary>The longest cell that stands at a place, with the characters that it takes; none at all, no kind.</summary>
        public (string Kind, int Length, string Reading) At(string word, int at)
        {
            foreach (var (kind, from, reading) in Cells)
                if (string.CompareOrdinal(word, at, from, 0, from.Length) == 0)
                    return (kind, from.Length, reading);
            return ("", 0, "");
        }
    }
}
