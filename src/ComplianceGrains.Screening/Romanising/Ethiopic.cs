using System.Text;

namespace ComplianceGrains.Screening.Romanising;

/// <summary>Ethiopic syllables by their place in the Unicode Standard: a row of eight for each consonant, one for each vowel.</summary>
internal static class Ethiopic
{
    public const string Script = "Ethiopic";
    private const int First = 0x1200;
    private const int Last = 0x1357;
    private const int Bare = 5;

    /// <summary>Consonants in the order of the block, as names of Ethiopians and Eritreans write them; <c>-</c> is the two that are silent.</summary>
    private static readonly string[] Consonants =
    [
        "h", "l", "h", "m", "s", "r", "s", "sh", "k", "kw", "kh", "khw", "b", "v", "t", "ch", "h", "hw", "n", "gn", "-", "k", "kw", "kh", "khw", "w", "-", "z", "zh", "y",
        "d", "d", "j", "g", "gw", "ng", "t", "ch", "p", "ts", "ts", "f", "p",
    ];

    private static readonly string[] Vowels = ["e", "u", "i", "a", "e", "", "o", "wa"];

    /// <summary>One word in Latin letters.</summary>
    /// <param name="word">In Ethiopic letters.</param>
    /// <param name="unread">Is told of each letter that has no reading.</param>
    public static string ToLatin(string word, Action<Rune>? unread)
    {
        var latin = new StringBuilder(word.Length * 2);
        var runes = word.EnumerateRunes().ToArray();
        for (var at = 0; at < runes.Length; at++)
        {
            if (runes[at].Value is < First or > Last)
            {
                var other = AnyAscii.Transliteration.Transliterate(runes[at].ToString()).ToLowerInvariant();
                if (Rune.IsLetter(runes[at]) && !other.Any(char.IsAsciiLetterOrDigit))
                    unread?.Invoke(runes[at]);
                latin.Append(other);
                continue;
            }

            var (consonant, vowel) = (Consonants[(runes[at].Value - First) / 8], (runes[at].Value - First) % 8);
            latin.Append(consonant == "-" ? (vowel is 0 or 7 ? "a" : vowel == Bare ? "e" : Vowels[vowel])
                : vowel != Bare ? consonant + (vowel == 0 && consonant == "h" ? "a" : Vowels[vowel])
                // The sixth vowel is said where the consonants could not be: in the first syllable, and before a last one that has none.
                : consonant + (at == 0 && runes.Length > 1 && !IsSilent(runes[1]) ? "i" : at == runes.Length - 2 && IsBare(runes[^1]) ? "e" : ""));
        }

        return latin.ToString();
    }

    private static bool IsBare(Rune rune) => rune.Value is >= First and <= Last && (rune.Value - First) % 8 == Bare;

    private static bool IsSilent(Rune rune) => rune.Value is >= First and <= Last && Consonants[(rune.Value - First) / 8] == "-";
}
