namespace ComplianceGrains.Screening.Names;

/// <summary>One part of a normalised name.</summary>
/// <param name="Text">Lower-case ASCII; starts with <c>~</c> when it comes from a script that writes no short vowels, with <c>^</c> when it is a syllable of Han or Hangul.</param>
/// <param name="Original">The part as it was written, for explanations.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Aside">It stood in parentheses: an acronym or a remark, cheap to miss.</param>
internal readonly record struct NameToken(string Text, string Original, TokenKind Kind, bool Aside)
{
    public const char Abjad = '~';

    /// <summary>After it, before the letters of a Hebrew word: the same letters of Arabic are another name.</summary>
    public const char Hebrew = '!';

    /// <summary>It was written in digits and is read in words.</summary>
    public bool InWords { get; init; }

    /// <summary>It was written as one with the part before it: 44, of which this is the four.</summary>
    public bool Continues { get; init; }

    /// <summary>Before a Han character or a Hangul syllable: it has readings, and against its own kind it is the same or another.</summary>
    public const char Syllable = '^';
}
