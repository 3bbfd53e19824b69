using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Screening.Names;

/// <summary>One table for all Cyrillic alphabets. Which romanisation it gives hardly matters: the sound fold absorbs the differences.</summary>
internal static partial class CyrillicScript
{
    private const string Letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџәғқңөұүһѓќѕӣӯҷҳ";

    private static readonly SearchValues<char> BelarusianVowels = SearchValues.Create("ыэЫЭ");
    private static readonly SearchValues<char> OtherVowels = SearchValues.Create("иїєИЇЄ");

    private static readonly string[] Latin =
    [
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "u", "dj", "j", "lj", "nj", "c", "dzh",
        "a", "gh", "k", "n", "o", "u", "u", "h", "g", "k", "z", "i", "u", "j", "h",
    ];

    /// <summary>
    /// A name in Belarusian as Russian writes it, as far as letters show it: <c>ў</c> is <c>в</c>, and <c>дз</c> and <c>ц</c> before a
    /// soft vowel or a soft в are <c>д</c> and <c>т</c>. Іваноў is Иванов, Мядзведзеў is Медведев.
    /// </summary>
    public static string AsRussian(string belarusian) => Soft().Replace(belarusian.Replace('ў', 'в').Replace('Ў', 'В'), match => match.Value switch
    {
        "дз" => "д",
        "Дз" or "ДЗ" => "Д",
        "ц" => "т",
        _ => "Т",
    });

    /// <summary>Belarusian has ў, which no other alphabet has; and i without и beside ы or э.</summary>
    public static bool IsBelarusian(string text) =>
        text.AsSpan().ContainsAny('ў', 'Ў') || text.AsSpan().ContainsAny('і', 'І') && text.AsSpan().ContainsAny(BelarusianVowels) && !text.AsSpan().ContainsAny(OtherVowels);

    [GeneratedRegex("(дз|Дз|ДЗ|ц|Ц)(?=[вВ]?[еёіюяьЕЁІЮЯЬ])", RegexOptions.CultureInvariant)]
    private static partial Regex Soft();

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
