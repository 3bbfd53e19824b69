using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <summary>Compares parts written together with parts written apart: Abu Bakar and Abubakar, Abd al-Latif and عبداللطيف.</summary>
internal static class GluedParts
{
    /// <summary>0 when they are not the same, else how alike they are.</summary>
    public static float Of(ReadOnlySpan<TokenForm> parts, TokenForm whole)
    {
        if (whole.Kind != TokenKind.Word || whole.IsSyllable)
            return 0;
        var syllables = 0;
        foreach (var part in parts)
            syllables += part.IsSyllable ? 1 : 0;
        if (syllables > 0)
            return syllables == parts.Length && Syllables.Spell(parts, whole.Text) ? Syllables.Read : 0;
        var (length, abjad) = (0, false);
        foreach (var part in parts)
        {
            if (part.Kind is not (TokenKind.Word or TokenKind.Particle or TokenKind.Title))
                return 0;
            length += part.Text.Length;
            abjad |= part.Abjad;
        }

        var otherScript = abjad != whole.Abjad;
        if (length < 4 || !otherScript && (Math.Abs(length - whole.Text.Length) > 2 || parts[0].Text[0] != whole.Text[0]))
            return 0;
        var joined = Join(parts, abjad, article: true);
        if (joined == whole.Text)
            return 0.98f;
        var value = GlueValue(joined, whole);
        // The article's l is often swallowed: Nur al-Din, Nuruddin.
        return otherScript && parts.Length == 3 ? Math.Max(value, GlueValue(Join(parts, abjad, article: false), whole)) : value;
    }

    private static float GlueValue(string joined, TokenForm whole) =>
        joined.Length > 0 && TokenSimilarity.Compare(TokenForm.Of(joined, TokenKind.Word), whole).Value is >= 0.85f and var value ? value - 0.03f : 0;

    private static string Join(ReadOnlySpan<TokenForm> parts, bool abjad, bool article)
    {
        var (joined, hebrew) = ("", false);
        foreach (var part in parts)
            if (article || part.Text != "al")
            {
                joined += part.Abjad ? part.Sounds : part.Text;
                hebrew |= part.IsHebrew;
            }

        return (abjad ? hebrew ? $"{NameToken.Abjad}{NameToken.Hebrew}" : $"{NameToken.Abjad}" : "") + joined;
    }
}
