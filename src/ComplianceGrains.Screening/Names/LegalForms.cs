using System.Collections.Frozen;
using System.Numerics;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Names;

/// <summary>Legal forms of companies: every spelling becomes one canonical part that weighs almost nothing.</summary>
internal static class LegalForms
{
    private static readonly FrozenDictionary<string, string> Phrases = Read();
    private static readonly FrozenSet<string> FirstWords = Phrases.Keys.Where(phrase => phrase.Contains(' ', StringComparison.Ordinal)).Select(phrase => phrase[..phrase.IndexOf(' ', StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly int Longest = Phrases.Keys.Max(phrase => phrase.Count(c => c == ' ') + 1);

    /// <summary>Words of legal forms that are long enough to be recognised with a slip in them.</summary>
    private static readonly (string Word, uint Letters)[] LongWords =
        [.. Phrases.Keys.SelectMany(phrase => phrase.Split(' ')).Where(word => word.Length >= 5).Distinct().Order(StringComparer.Ordinal).Select(word => (word, Letters(word)))];

    private static readonly FrozenDictionary<string, string[]> ShortForms = Phrases.Where(pair => pair.Key.Length >= 3 && !pair.Key.Contains(' ', StringComparison.Ordinal))
        .GroupBy(pair => pair.Value, pair => pair.Key).ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    public static bool IsForm(string text) => Phrases.ContainsKey(text);

    /// <summary>Whether a word is one slip away from a spelling of a legal form: <c>LTDA</c> typed <c>kTDA</c>.</summary>
    public static bool IsSlipOf(string text, string form) =>
        ShortForms.TryGetValue(form, out var spellings) && Array.Exists(spellings, spelling => Distance.Edits(text, spelling, 1) <= 1);

    /// <summary>Replaces the longest phrases first. A name that is nothing but a legal form keeps it as a word.</summary>
    public static void Fold(List<NameToken> tokens)
    {
        Repair(tokens);
        for (var start = 0; start < tokens.Count; start++)
            for (var length = FirstWords.Contains(tokens[start].Text) ? Math.Min(Longest, tokens.Count - start) : 1; length > 0; length--)
            {
                var phrase = length == 1
                    ? tokens[start].Text
                    : string.Join(' ', tokens.GetRange(start, length).Select(token => token.Text));
                if (!Phrases.TryGetValue(phrase, out var form))
                    continue;
                var original = string.Join(' ', tokens.GetRange(start, length).Select(token => token.Original));
                tokens[start] = new NameToken(form, original, TokenKind.LegalForm, tokens[start].Aside);
                tokens.RemoveRange(start + 1, length - 1);
                break;
            }
    }

    /// <summary>A slip in a long word of a form (<c>LIMITEDD</c>, <c>joynt stock</c>) must not turn it into a rare name.</summary>
    private static void Repair(List<NameToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i] is { Kind: TokenKind.Word, Text: { Length: >= 4 } text } && !TokenWeights.IsKnown(text) && !Phrases.ContainsKey(text) && Meant(text) is { } word)
                tokens[i] = tokens[i] with { Text = word };
    }

    /// <summary>The word that differs by one slip, or by two in a very long one.</summary>
    private static string? Meant(string text)
    {
        var letters = Letters(text);
        foreach (var (word, own) in LongWords)
        {
            var slips = word.Length >= 9 ? 2 : 1;
            if (Math.Abs(word.Length - text.Length) <= slips && BitOperations.PopCount(letters ^ own) <= 2 * slips && Distance.Edits(text, word, slips) <= slips)
                return word;
        }

        return null;
    }

    /// <summary>Which letters occur: words that differ in too many of them need no closer look.</summary>
    private static uint Letters(string text)
    {
        var letters = 0u;
        foreach (var c in text)
            letters |= 1u << (c & 31);
        return letters;
    }

    private static FrozenDictionary<string, string> Read()
    {
        var phrases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Resource.Lines("legal-forms.txt"))
        {
            var cells = line.Split('|');
            foreach (var phrase in cells[1..])
                phrases[phrase] = cells[0];
        }

        return phrases.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
