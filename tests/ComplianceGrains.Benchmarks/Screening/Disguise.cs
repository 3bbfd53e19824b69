using System.Globalization;
using System.Text;

namespace ComplianceGrains.Benchmarks.Screening;

/// <summary>Ways in which an honest or dishonest hand changes a name.</summary>
internal static class Disguise
{
    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly (string, string)[] Sounds =
        [("ou", "u"), ("u", "ou"), ("y", "i"), ("i", "y"), ("kh", "k"), ("k", "kh"), ("ee", "i"), ("z", "s"), ("s", "z"), ("q", "k"), ("ph", "f"), ("dh", "d"), ("h", "kh"), ("o", "u"), ("aa", "a"), ("ss", "s"), ("mm", "m"), ("j", "dj"), ("sh", "ch"), ("w", "v"), ("gh", "g")];

    private static readonly (string Scheme, string Letters, string[] Latin)[] Schemes =
    [
        ("bgn", Cyrillic, ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"]),
        ("german", Cyrillic, ["a", "b", "w", "g", "d", "e", "jo", "sch", "s", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "ch", "z", "tsch", "sch", "schtsch", "", "y", "", "e", "ju", "ja"]),
        ("french", Cyrillic, ["a", "b", "v", "g", "d", "e", "io", "j", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "ou", "f", "kh", "ts", "tch", "ch", "chtch", "", "y", "", "e", "iou", "ia"]),
        ("iso9", Cyrillic, ["a", "b", "v", "g", "d", "e", "e", "z", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "c", "s", "sc", "", "y", "", "e", "ju", "ja"]),
        ("icao", Cyrillic, ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "", "e", "iu", "ia"]),
    ];

    private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    public static string Typo(string name, Random random)
    {
        var letters = Enumerable.Range(0, name.Length).Where(i => char.IsAsciiLetter(name[i])).ToArray();
        if (letters.Length < 5)
            return name;
        var at = letters[random.Next(letters.Length)];
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 when at + 1 < name.Length && char.IsAsciiLetter(name[at + 1]) && name[at] != name[at + 1] => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
            _ => name[..at] + Neighbour(name[at], random) + name[(at + 1)..],
        };
    }

    /// <summary>Case, marks and punctuation.</summary>
    public static string Format(string name, Random random) => random.Next(4) switch
    {
        0 => name.ToLowerInvariant(),
        1 => name.ToUpperInvariant().Replace('-', ' '),
        2 => name.Replace('a', 'á').Replace('e', 'é').Replace('o', 'ö'),
        _ => $" {name.Replace(" ", "  ", StringComparison.Ordinal)}. ",
    };

    public static string Spelling(string name, Random random)
    {
        var lower = name.ToLowerInvariant();
        foreach (var (from, to) in Sounds.OrderBy(_ => random.Next()))
            if (lower.IndexOf(from, 1, StringComparison.Ordinal) is >= 0 and var at)
                return lower[..at] + to + lower[(at + from.Length)..];
        return lower;
    }

    public static string Romanise(string name, Random random, out string scheme)
    {
        var (chosen, letters, latin) = Schemes[random.Next(Schemes.Length)];
        scheme = chosen;
        var text = new StringBuilder();
        foreach (var c in name)
        {
            var at = letters.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            var one = at < 0 ? c.ToString() : latin[at];
            text.Append(at >= 0 && char.IsUpper(c) ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(one) : one);
        }

        return text.ToString();
    }

    public static bool IsCyrillic(string name) => name.Any(char.IsLetter) && name.Where(char.IsLetter).All(c => Cyrillic.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal));

    public static string Hide(string name, Random random) => random.Next(4) switch
    {
        0 => name.Replace('O', '0').Replace('E', '3').Replace('o', '0').Replace('e', '3'),
        1 => name.Insert(name.Length / 2, "\u200B"),
        2 => name.Replace('A', 'А').Replace('E', 'Е').Replace('a', 'а').Replace('o', 'о'),
        _ => name.Replace(' ', '.'),
    };

    private static char Neighbour(char c, Random random)
    {
        var lower = char.ToLowerInvariant(c);
        var row = Array.Find(Keyboard, row => row.Contains(lower, StringComparison.Ordinal))!;
        var at = row.IndexOf(lower, StringComparison.Ordinal) + (random.Next(2) == 0 ? -1 : 1);
        return row[Math.Clamp(at, 0, row.Length - 1)] is var near && near == lower ? row[^1] : near;
    }
}
