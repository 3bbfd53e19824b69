namespace ComplianceGrains.Screening.Names;

/// <summary>A token with everything that comparing needs, computed once.</summary>
internal sealed class TokenForm
{
    private TokenForm(string text, TokenKind kind)
    {
        Text = text;
        Kind = kind;
        Abjad = text[0] == NameToken.Abjad;
        Readings = text[0] == NameToken.Syllable ? Syllables.ReadingsOf(text) : [];
        Sounds = Readings is [var usual, ..] ? SoundFold.Of(usual) : kind is TokenKind.Word or TokenKind.Title && text[0] != NameToken.Syllable ? SoundFold.Of(text) : text;
        Weight = Readings.Length > 0 ? Math.Min(Syllables.MostBits, TokenWeights.Of(Readings[0], kind)) : TokenWeights.Of(text, kind);
        Known = kind == TokenKind.Word && TokenWeights.IsKnown(text);
        Spellings = kind == TokenKind.Word ? Names.Spellings.ClassesOf(text) : [];
        Ties = Abjad ? Names.Spellings.TiesOf(text) : [];
    }

    public string Text { get; }

    public TokenKind Kind { get; }

    /// <summary>From a script without short vowels.</summary>
    public bool Abjad { get; }

    /// <summary>From Hebrew, which writes every u and most of o.</summary>
    public bool IsHebrew => Abjad && Text.Length > 1 && Text[1] == NameToken.Hebrew;

    /// <summary>A Han character or a Hangul syllable.</summary>
    public bool IsSyllable => Text[0] == NameToken.Syllable;

    /// <summary>How names write a syllable in Latin letters; empty for everything else.</summary>
    public string[] Readings { get; }

    public string Sounds { get; }

    /// <summary>Bits of evidence that an equal token is worth.</summary>
    public float Weight { get; }

    /// <summary>An established name or word of its own, so unlikely to be a misspelling of another one.</summary>
    public bool Known { get; }

    /// <summary>Sorted ids of the spelling classes it belongs to.</summary>
    public ushort[] Spellings { get; }

    /// <summary>Sorted ids of the classes that hold a Latin spelling of this word of a consonant script.</summary>
    public ushort[] Ties { get; }

    public static TokenForm Of(string text, TokenKind kind) => new(text, kind);

    public bool SharesSpelling(TokenForm other) => Share(Spellings, other.Spellings);

    /// <summary>This word of a consonant script has a Latin spelling that is also one of the other's name.</summary>
    public bool IsTiedTo(TokenForm latin) => Share(Ties, latin.Spellings);

    private static bool Share(ushort[] a, ushort[] b)
    {
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
                return true;
            if (a[i] < b[j])
                i++;
            else
                j++;
        }

        return false;
    }
}
