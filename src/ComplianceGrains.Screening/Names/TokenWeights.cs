using System.Collections.Frozen;
using System.Globalization;

namespace ComplianceGrains.Screening.Names;

/// <summary>How rare each token is, frozen with the engine's version so that scores do not drift with every list.</summary>
internal static class TokenWeights
{
    /// <summary>Id of the frozen table; it is cited beside every score.</summary>
    public const string Id = "tokens-2026-11";

    private const float Rarest = 13f;
    private const float Commonest = 3.5f;
    private const int KnownFrom = 6;

    private static readonly FrozenDictionary<string, int> Counts = Resource.Lines("token-counts.txt")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(cells => cells[0], cells => int.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

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
}
