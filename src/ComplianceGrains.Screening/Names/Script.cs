using System.Collections.Frozen;

namespace ComplianceGrains.Screening.Names;

/// <summary>Scripts that are treated differently.</summary>
internal enum Script : byte
{
    /// <summary>Latin, and every alphabet that transliterates letter by letter.</summary>
    Alphabetic,
    Cyrillic,
    Arabic,

    /// <summary>Han and Hangul: one character is one syllable, and romanised names join syllables freely.</summary>
    Syllabic,
    Hebrew,

    /// <summary>Letter by letter, by a table of our own.</summary>
    Lettered,

    /// <summary>Syllable by syllable, by a table of our own.</summary>
    Abugida,
    Ethiopic,
}

internal static class Scripts
{
    /// <summary>Latin, Cyrillic and Greek: their look-alike letters are mixed within one word, by mistake or on purpose.</summary>
    public const string European = "European";

    /// <summary>Scripts that are read well enough for a name in them to be clear, by their Unicode names.</summary>
    private static readonly FrozenSet<string> Read = FrozenSet.Create(StringComparer.Ordinal, "Latin", "Cyrillic", "Greek", "Armenian", "Georgian", "Ethiopic", "Arabic", "Devanagari", "Tamil", "Hiragana", "Han", "Hangul");

    /// <summary>Whether a name in this script can be clear.</summary>
    public static bool IsRead(string script) => Read.Contains(script);

    /// <summary>Scripts that can share a word.</summary>
    public static string Family(string script) => script is "Latin" or "Cyrillic" or "Greek" ? European : script;

    public static Script Of(string text)
    {
        int cyrillic = 0, arabic = 0, syllabic = 0, hebrew = 0, lettered = 0, abugida = 0, ethiopic = 0;
        foreach (var c in text)
        {
            if (IsCyrillic(c))
                cyrillic++;
            else if (c is >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC')
                arabic++;
            else if (c is >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF')
                syllabic++;
            else if (c is >= '\u0590' and <= '\u05FF')
                hebrew++;
            else if (c is >= '\u0900' and <= '\u09FF' or >= '\u0B80' and <= '\u0BFF')
                abugida++;
            else if (c is >= '\u1200' and <= '\u139F')
                ethiopic++;
            else if (char.IsLetter(c) && c is >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' or >= '\u0530' and <= '\u058F' or >= '\u10A0' and <= '\u10FF' or >= '\u1C90' and <= '\u1CBF' or >= '\u3041' and <= '\u309F' or >= '\u30A1' and <= '\u30FC' or >= '\uFF66' and <= '\uFF9F')
                lettered++;
        }

        return ethiopic > 0 ? Script.Ethiopic : abugida > 0 ? Script.Abugida : hebrew > 0 ? Script.Hebrew : lettered > 0 && cyrillic == 0 ? Script.Lettered : arabic > 0 ? Script.Arabic : syllabic > 0 ? Script.Syllabic : cyrillic > 0 ? Script.Cyrillic : Script.Alphabetic;
    }

    /// <summary>Whether all letters are Latin ones, with or without marks.</summary>
    public static bool IsLatin(string text) => text.All(c => !char.IsLetter(c) || c <= '\u024F' || c is >= '\u1E00' and <= '\u1EFF');

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';
}
