using System.Collections.Frozen;

namespace ComplianceGrains.Screening.Names;

/// <summary>Legal forms of companies: every spelling becomes one canonical part that weighs almost nothing.</summary>
internal static class LegalForms
{
    private static readonly FrozenDictionary<string, string> Phrases = Read();
    private static readonly FrozenSet<string> FirstWords = Phrases.Keys.Where(phrase => phrase.Contains(' ', StringComparison.Ordinal)).Select(phrase => phrase[..phrase.IndexOf(' ', StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly int Longest = Phrases.Keys.Max(phrase => phrase.Count(c => c == ' ') + 1);

    private static readonly string[] LongForms = ["limited", "company", "corporation", "incorporated", "limitada"];

    public static bool IsForm(string text) => Phrases.ContainsKey(text);

    /// <summary>Replaces the longest phrases first. A name that is nothing but a legal form keeps it as a word.</summary>
    public static void Fold(List<NameToken> tokens)
    {
        for (var start = 0; start < tokens.Count; start++)
            for (var length = FirstWords.Contains(tokens[start].Text) ? Math.Min(Longest, tokens.Count - start) : 1; length > 0; length--)
            {
                var phrase = length == 1
                    ? tokens[start].Text
                    : string.Join(' ', tokens.GetRange(start, length).Select(token => token.Text));
                if (!Phrases.TryGetValue(length == 1 ? Misspelt(tokens[start]) ?? phrase : phrase, out var form))
                    continue;
                var original = string.Join(' ', tokens.GetRange(start, length).Select(token => token.Original));
                tokens[start] = new NameToken(form, original, TokenKind.LegalForm, tokens[start].Aside);
                tokens.RemoveRange(start + 1, length - 1);
                break;
            }
    }

    /// <summary>A slip in a long form word (<c>LIMITEDD</c>) must not turn it into a rare name.</summary>
    private static string? Misspelt(NameToken token) =>
        token.Kind == TokenKind.Word && token.Text.Length >= 6 && !TokenWeights.IsKnown(token.Text)
            ? Array.Find(LongForms, form => form[0] == token.Text[0] && Distance.Edits(token.Text, form, 1) <= 1)
            : null;

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
