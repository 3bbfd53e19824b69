namespace ComplianceGrains.Screening.Names;

/// <summary>How one token resembles another.</summary>
internal enum Likeness : byte
{
    None,
    Same,
    Spelling,
    Sound,
    Typo,
    OtherName,
    Abbreviation,
    Initial,
    Glued,
    Transcription,
}

/// <summary>Compares two tokens: 0 to 1, and by which operation.</summary>
internal static class TokenSimilarity
{
    /// <summary>Pairs below this are no pair at all.</summary>
    public const float Least = 0.6f;

    /// <summary>Two established names that are not spellings of one another: similar letters, different people.</summary>
    private const float DifferentNames = 0.62f;

    public static (float Value, Likeness Likeness) Compare(TokenForm a, TokenForm b)
    {
        if (a.Text == b.Text)
            return (1f, Likeness.Same);
        if (a.Kind != TokenKind.Word || b.Kind != TokenKind.Word)
            return a.Kind is TokenKind.LegalForm && b.Kind is TokenKind.LegalForm ? (Least, Likeness.OtherName) : (0f, Likeness.None);
        if (a.SharesSpelling(b))
            return (0.97f, Likeness.Spelling);
        if (a.Abjad != b.Abjad)
            return Transcription(a.Abjad ? a : b, a.Abjad ? b : a);
        return Alphabetic(a, b);
    }

    private static (float, Likeness) Alphabetic(TokenForm a, TokenForm b)
    {
        var length = Math.Max(a.Text.Length, b.Text.Length);
        var shortest = Math.Min(a.Text.Length, b.Text.Length);
        if (shortest < 2)
            return (0f, Likeness.None);

        var limit = length * (1 - Least);
        var soundLength = Math.Max(Math.Max(a.Sounds.Length, b.Sounds.Length), 3);
        var sound = Distance.Sounds(a.Sounds, b.Sounds, limit) / soundLength;
        var byScoredSound = sound > 0.25f ? 0f : 0.97f - sound;
        if (byScoredSound >= 0.935f && shortest > 2)
            return (byScoredSound, Likeness.Sound);

        var edits = Distance.Edits(a.Text, b.Text, (int)limit);
        var byEdits = edits > limit ? 0f : 1f - Penalty(edits, length) - (a.Text[0] == b.Text[0] ? 0f : 0.02f);
        var (value, likeness) = byEdits >= byScoredSound ? (byEdits, Likeness.Typo) : (byScoredSound, Likeness.Sound);
        if (shortest <= 2 && likeness != Likeness.Sound)
            value -= 0.15f;
        if (a.Known && b.Known && value > DifferentNames)
            return (DifferentNames, Likeness.OtherName);
        return value >= Least ? (value, likeness) : (0f, Likeness.None);
    }

    /// <summary>One slip in a long word is nothing, in a short one half of it.</summary>
    private static float Penalty(int edits, int length) => edits * 1.0f / length;

    private static (float, Likeness) Transcription(TokenForm abjad, TokenForm latin)
    {
        var length = Math.Max(abjad.Sounds.Length, 3);
        var cost = Distance.Abjad(abjad.Sounds, latin.Sounds, length * 0.45f) / length;
        if (cost > 0.4f)
            return (0f, Likeness.None);
        var value = 0.96f - cost;
        // Both are names in their own right and no dictionary ties them together.
        if (abjad.Known && latin.Known && abjad.Spellings.Length > 0 && latin.Spellings.Length > 0)
            value = Math.Min(value, 0.85f);
        return value >= Least ? (value, Likeness.Transcription) : (0f, Likeness.None);
    }
}
