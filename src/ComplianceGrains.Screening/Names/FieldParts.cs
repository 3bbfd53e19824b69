using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using ComplianceGrains.Screening.Embedded;
using ComplianceGrains.Screening.Romanising;

namespace ComplianceGrains.Screening.Names;

/// <summary>
/// What one field of a core system may hold beside a name: other names, a second person, a place, a date of birth, the same
/// name in another script. Each way to take it apart is read as a name of its own; what the field adds then does not hide it.
/// </summary>
internal static partial class FieldParts
{
    /// <summary>More ways to read one field than this are not tried.</summary>
    private const int MostParts = 24;

    private const int LeastLetters = 4;

    private static readonly FrozenSet<string> Places = Resource.Lines("places.txt").SelectMany(line => line.Split('|')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Titles = Resource.Lines("titles.txt").SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly int LongestPlace = Places.Max(place => place.Count(c => c == ' ') + 1);

    /// <summary>The parts that may be names, without the whole; empty for a field that holds one name and nothing else.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var parts = new List<string>();
        var alternatives = Alternatives().Split(text);
        foreach (var alternative in alternatives)
        {
            // Words between signs that can only mean "or": a single word may be a whole name.
            if (alternatives.Length > 1)
                Add(alternative, words: 1);
            Conjoined(alternative);
            Commas(alternative);
            Brackets(alternative);
            Scripts(alternative);
        }

        return [.. parts.Take(MostParts)];

        // Words that join two subjects as well as the words of one.
        void Conjoined(string alternative)
        {
            var segments = Conjunctions().Split(alternative);
            foreach (var segment in segments.Length is > 1 and < 8 ? segments : [])
            {
                Add(segment, words: 2);
                Bare(segment);
            }
        }

        void Commas(string alternative)
        {
            var segments = Commaed().Split(alternative);
            if (segments.Length is < 2 or > 8)
            {
                foreach (var segment in segments.Length > 1 ? segments : [])
                    Bare(segment);
                Bare(alternative);
                return;
            }

            // "Surname, Given, city": any run of neighbours may be the name.
            for (var length = segments.Length; length >= 1; length--)
                for (var start = 0; start + length <= segments.Length; start++)
                {
                    var run = string.Join(' ', segments.Skip(start).Take(length));
                    if (length < segments.Length)
                        Add(run, words: 2);
                    Bare(run);
                }
        }

        void Brackets(string alternative)
        {
            if (!Bracketed().IsMatch(alternative))
                return;
            Add(Bracketed().Replace(alternative, " "), words: 2);
            foreach (Match match in Bracketed().Matches(alternative))
                Add(match.Groups["in"].Value, words: 2);
        }

        void Scripts(string alternative)
        {
            var byScript = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
            foreach (var word in alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                foreach (var rune in word.EnumerateRunes())
                    if (Rune.IsLetter(rune) && UnicodeScripts.Of(rune) is not (UnicodeScripts.Common or UnicodeScripts.Inherited) and var script)
                    {
                        if (!byScript.TryGetValue(script, out var words))
                            byScript[script] = words = new StringBuilder();
                        words.Append(word).Append(' ');
                        break;
                    }

            if (byScript.Count > 1)
                foreach (var words in byScript.Values)
                    Add(words.ToString(), words: 1);
        }

        // The run without titles, birth dates and places at its ends.
        void Bare(string run)
        {
            var bare = Born().Replace(run, " ");
            var words = bare.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            while (words.Count > 1 && Titles.Contains(words[0].Trim('.', ',')))
                words.RemoveAt(0);
            while (words.Count > 1 && Titles.Contains(words[^1].Trim('.', ',')))
                words.RemoveAt(words.Count - 1);
            while (PlaceAtEnd(words) is > 0 and var length && words.Count - length >= 2)
                words.RemoveRange(words.Count - length, length);
            var rest = string.Join(' ', words);
            if (rest.Length < text.Trim().Length)
                Add(rest, words: 2);
        }

        void Add(string part, int words)
        {
            part = part.Trim(' ', ',', '-', '–', ':', '"', '“', '”', '«', '»');
            if (part.Length < text.Length && part.Count(char.IsLetter) >= Math.Min(LeastLetters, words * 2) && Words().Count(part) >= words && !Places.Contains(part) && !parts.Contains(part))
                parts.Add(part);
        }
    }

    private static int PlaceAtEnd(List<string> words)
    {
        for (var length = Math.Min(LongestPlace, words.Count); length > 0; length--)
            if (Places.Contains(string.Join(' ', words.Skip(words.Count - length)).Trim('.', ',', '(', ')')))
                return length;
        return 0;
    }

    /// <summary>Signs and words between two names of one subject, or between two subjects.</summary>
    [GeneratedRegex(
        @"\s*[;|\n\r\t•·=]\s*|\s+[/\\@]\s+|(?<=\p{L}{3})/(?=\p{L}{3})"
        + @"|\s*[,(]?\s*\b(?:a\.?\s?k\.?\s?a\.?|a/k/a|f\.?k\.?a\.?|f/k/a|n\.?k\.?a\.?|alias|also known as|formerly known as|known as|better known as|formerly|previously|dba|d/b/a|d\.b\.a\.|doing business as|trading as|t/a|c/o|née|nee|geb\.|geborene|genannt|connue? sous le nom de|dite?|dit|conocid[oa] como|detto|он же|она же|также известен как|versus|vs\.?|and/or)(?:\s|:)\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"\s+(?:&|and|und|et|y|ve|и|та|و|[-–—])\s+|\s*:\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conjunctions();

    [GeneratedRegex(@"\s*[,،、，]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Commaed();

    [GeneratedRegex(@"[(\[{（](?<in>[^()\[\]{}（）]*)[)\]}）]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    /// <summary>Words that say when or where somebody was born, with what follows them; and dates that stand alone.</summary>
    [GeneratedRegex(
        @"[(\[]?\s*\b(?:born|b\.|d\.?\s?o\.?\s?b\.?|date of birth|geb(?:\.|oren)(?:\s+am)?|né(?:e)?\s+le|nacid[oa](?:\s+el)?|nat[oa]\s+il|род(?:\.|ился|илась)|р\.|д\.?\s?р\.?)[\s:]*(?:on|in|am|circa|c\.)?\s*[0-9][0-9./-]*(?:\s+(?:in|at|en|à|в)\s+\p{L}+)?[)\]]?"
        + @"|\b[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|[(\[,]\s*(?:1[89]|20)[0-9]{2}(?:\s*г\.?\s*р\.?)?\s*[)\]]?|(?:1[89]|20)[0-9]{2}\s*г\.?\s*р\.?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Born();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}'’.-]*\p{L}[\p{L}\p{M}\p{N}'’.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
