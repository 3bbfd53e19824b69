using System.Text;

namespace ComplianceGrains.Screening.Names;

/// <summary>One table for all Cyrillic alphabets. Which romanisation it gives hardly matters: the sound fold absorbs the differences.</summary>
internal static class CyrillicScript
{
    private const string Letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџәғқңөұүһѓќѕӣӯҷҳ";

    private static readonly string[] Latin =
    [
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "u", "dj", "j", "lj", "nj", "c", "dzh",
        "a", "gh", "k", "n", "o", "u", "u", "h", "g", "k", "z", "i", "u", "j", "h",
    ];

    public static string ToLatin(string text, Unread? unread)
    {
        var latin = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Letters.IndexOf(char.ToLowerInvariant((char)rune.Value), StringComparison.Ordinal) is >= 0 and var at)
            {
                latin.Append(Latin[at]);
                continue;
            }

            var other = AnyAscii.Transliteration.Transliterate(rune.ToString());
            if (Rune.IsLetter(rune) && !other.Any(char.IsAsciiLetterOrDigit))
                unread?.Letter(rune);
            latin.Append(other);
        }

        return latin.ToString();
    }
}
