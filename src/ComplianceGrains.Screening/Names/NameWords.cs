using System.Collections.Frozen;

namespace ComplianceGrains.Screening.Names;

/// <summary>Particles and titles, with their spellings folded to one.</summary>
internal static class NameWords
{
    private static readonly FrozenDictionary<string, (TokenKind Kind, string Canonical)> Words = Read();

    public static TokenKind Kind(string text) => Words.TryGetValue(text, out var word) ? word.Kind : TokenKind.Word;

    public static string Canonical(string text) => Words.TryGetValue(text, out var word) ? word.Canonical : text;

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
