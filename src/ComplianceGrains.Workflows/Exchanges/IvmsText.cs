using System.Globalization;
using System.Text;

namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>Text in the characters that IVMS 101 allows: printable ASCII.</summary>
internal static class IvmsText
{
    /// <summary>Of one part of a name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Letters with marks, in the order of Unicode from U+00C0, U+0100 and U+1EA0 on, without them.</summary>
    private static readonly (char First, string Letters)[] Unmarked =
    [
        ('\u00c0', "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"),
        ('\u0100', "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"),
        ('\u1ea0', "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy"),
    ];

    /// <summary>Those that are several letters, or stand elsewhere.</summary>
    private static readonly Dictionary<char, string> Others =
        "ß=ss ẞ=Ss æ=ae Æ=Ae œ=oe Œ=Oe þ=th Þ=Th ĳ=ij Ĳ=Ij Ơ=O ơ=o Ư=U ư=u Ș=S ș=s Ț=T ț=t ’=' ‘=' ʼ=' –=- —=-".Split(' ').Append("\u00a0= ").ToDictionary(each => each[0], each => each[2..]);

    /// <summary>Latin letters without their marks; of other scripts each letter is a question mark, and the original goes beside it.</summary>
    public static string Latin(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c is >= ' ' and <= '~')
                written.Append(c);
            else if (Others.TryGetValue(c, out var letters))
                written.Append(letters);
            else if (Unmarked.FirstOrDefault(table => c >= table.First && c < table.First + table.Letters.Length) is { Letters: { } table } found)
                written.Append(table[c - found.First]);
            else if (!char.IsLowSurrogate(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format))
                written.Append('?');
        return written.ToString();
    }

    /// <summary>A name that is too long for one part, at the last blank before which it fits.</summary>
    public static IReadOnlyList<string> Split(string name)
    {
        var at = name.LastIndexOf(' ', Math.Min(LongestName, name.Length - 1));
        return at > 0 ? [name[..at], name[(at + 1)..]] : [name[..LongestName], name[LongestName..]];
    }
}
