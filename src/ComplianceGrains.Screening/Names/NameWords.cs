using System.Collections.Frozen;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Names;

/// <summary>Particles and titles, with their spellings folded to one.</summary>
internal static class NameWords
{
    private static readonly FrozenDictionary<string, (TokenKind Kind, string Canonical)> Words = Read();

    private static readonly string[] LongTitles = [.. Words.Where(pair => pair.Value.Kind == TokenKind.Title && pair.Key.Length >= 6).Select(pair => pair.Key)];

    public static TokenKind Kind(string text) => Find(text)?.Kind ?? TokenKind.Word;

    public static bool IsParticleOrTitle(string text) => Words.TryGetValue(text, out var word) && word.Kind != TokenKind.Word;

    public static string Canonical(string text) => Find(text)?.Canonical ?? text;

    /// <summary>The word, or the title that it is a slip of: a misspelt title must not turn into a rare name.</summary>
    private static (TokenKind Kind, string Canonical)? Find(string text)
    {
        if (Words.TryGetValue(text, out var word))
            return word;
        return text.Length >= 6 && !TokenWeights.IsKnown(text) && Array.Find(LongTitles, title => title[0] == text[0] && Distance.Edits(text, title, 1) <= 1) is { } slip
            ? Words[slip]
            : null;
    }

    private static FrozenDictionary<string, (TokenKind Kind, string Canonical)> Read()
    {
        var words = new Dictionary<string, (TokenKind, string)>(StringComparer.Ordinal);
        foreach (var line in Resource.Lines("name-words.txt"))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var kind = cells[0] switch { "particle" => TokenKind.Particle, "title" => TokenKind.Title, _ => TokenKind.Word };
            foreach (var word in cells[1..])
                words[word] = (kind, cells[1]);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
