using System.Globalization;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Names;

/// <summary>How rare each token is, frozen with the engine's version so that scores do not drift with every list.</summary>
internal static class TokenWeights
{
    /// <summary>Id of the frozen table; it is cited beside every score.</summary>
    public const string Id = "tokens-2026-11";

    private const float Rarest = 13f;
    private const float Commonest = 3.5f;
    private const int KnownFrom = 6;

    // Read once when a list is loaded: a frozen dictionary takes longer to make than it saves.
    private static readonly Dictionary<string, int> Counts = Read();

    public static float Of(string text, TokenKind kind) => kind switch
    {
        TokenKind.LegalForm => 0.4f,
        TokenKind.Particle => 0.5f,
        TokenKind.Title => 1.2f,
        TokenKind.Initial => 1.5f,
        TokenKind.Number => 9f,
        _ => Word(text),
    };

    public static bool IsKnown(string text) => Counts.GetValueOrDefault(text) >= KnownFrom;

    private static float Word(string text)
    {
        var bits = 14f - MathF.Log2(1 + Counts.GetValueOrDefault(text));
        var weight = Math.Clamp(bits, Commonest, Rarest);
        return text.Length <= 2 ? Math.Min(weight, 6f) : weight;
    }

    private static Dictionary<string, int> Read()
    {
        var counts = new Dictionary<string, int>(16_384, StringComparer.Ordinal);
        foreach (var line in Resource.Lines("token-counts.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            counts[line[..space]] = int.Parse(line.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return counts;
    }
}
