using System.Text;
using ComplianceGrains.Screening.Romanising;

namespace ComplianceGrains.Screening.Names;

/// <summary>
/// Han and Hangul are read as names of Chinese and Korean people. Anything else in them (companies, whose names are
/// translated; Japanese people; foreigners) is compared by character only, which finds but does not clear.
/// </summary>
internal static class SyllableNames
{
    public static void Check(string text, Unread unread)
    {
        Check(text, "Han", Han.SurnameLength, "Han characters that are no Chinese person's name", unread);
        Check(Hangul.Compose(text), "Hangul", Hangul.SurnameLength, "Hangul that is no Korean person's name", unread);
    }

    private static void Check(string text, string script, Func<IReadOnlyList<Rune>, int> surname, string what, Unread unread)
    {
        var (runs, current, mixed) = (new List<List<Rune>>(), new List<Rune>(), false);
        foreach (var rune in text.EnumerateRunes())
        {
            var own = UnicodeScripts.Of(rune);
            if (own == script && Rune.IsLetter(rune))
            {
                current.Add(rune);
                continue;
            }

            mixed |= own is "Hiragana" or "Katakana";
            // A space stands within a name: 田中 花子 is one, though each half might be somebody's.
            if (Rune.IsWhiteSpace(rune))
                continue;
            if (current.Count > 0)
                runs.Add(current);
            current = [];
        }

        if (current.Count > 0)
            runs.Add(current);
        if (runs.Count == 0)
            return;
        var all = runs.SelectMany(run => run).ToList();
        if (mixed || !runs.TrueForAll(run => surname(run) > 0) && surname(all) == 0)
            unread.Because($"no reader for {what} ({all.Count} {(all.Count == 1 ? "letter" : "letters")})");
    }
}
