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

    private const float KnownSpelling = 0.96f;
    private const float SameSound = 0.95f;

    /// <summary>Two established names that sound less alike than this are no pair at all.</summary>
    private const float OtherNameFrom = 0.89f;

    private const float SwappedLetters = 0.6f;

    /// <summary>Tied by a third spelling, which is nearly as good as a spelling.</summary>
    private const float TiedByTwo = 0.94f;

    /// <summary>The query's part is an established name of its own and only resembles the listed one.</summary>
    private const float QueryIsAnotherName = 0.66f;

    /// <summary>Not symmetric: what counts is whether the query's part could be meant for the listed one.</summary>
    public static (float Value, Likeness Likeness) Compare(TokenForm query, TokenForm listed)
    {
        if (query.Text == listed.Text)
            return (1f, Likeness.Same);
        if (query.IsSyllable || listed.IsSyllable)
            return Syllables.Reads(query, listed) || Syllables.Reads(listed, query) ? (Syllables.Read, Likeness.Transcription) : (0f, Likeness.None);
        if (query.Kind != TokenKind.Word || listed.Kind != TokenKind.Word)
            return query.Kind is TokenKind.LegalForm && listed.Kind is TokenKind.LegalForm ? (Least, Likeness.OtherName) : (0f, Likeness.None);
        if (query.SharesSpelling(listed))
            return (KnownSpelling, Likeness.Spelling);
        if (query.Abjad && listed.Abjad)
            return Abjads(query, listed);
        if (query.Abjad != listed.Abjad)
            return Transcription(query.Abjad ? query : listed, query.Abjad ? listed : query);
        return Alphabetic(query, listed);
    }

    private static (float, Likeness) Alphabetic(TokenForm query, TokenForm listed)
    {
        var (longest, shortest) = (Math.Max(query.Text.Length, listed.Text.Length), Math.Min(query.Text.Length, listed.Text.Length));
        if (shortest < 2 || longest > shortest * 2 + 2)
            return (0f, Likeness.None);

        var established = query.Known && listed.Known;
        var sound = Sound(query, listed, shortest, established ? OtherNameFrom : 0f);
        if (established)
            return sound >= 0.92f ? (sound, Likeness.Sound) : sound >= OtherNameFrom ? (sound - 0.1f, Likeness.OtherName) : (0f, Likeness.None);
        if (sound >= 0.935f)
            return (sound, Likeness.Sound);

        var edits = Edits(query, listed, longest, shortest);
        var (value, likeness) = edits >= sound ? (edits, Likeness.Typo) : (sound, Likeness.Sound);
        // Someone who writes an established name rarely means another one that is not.
        if (query.Known && (value < 0.9f || likeness == Likeness.Typo))
            (value, likeness) = (Math.Min(value, QueryIsAnotherName), Likeness.OtherName);
        return value >= Least ? (value, likeness) : (0f, Likeness.None);
    }

    /// <summary>Two words of one consonant script: every letter tells, so only a long word may have a slip; what writes a vowel or nothing may be left out.</summary>
    private static (float, Likeness) Abjads(TokenForm query, TokenForm listed)
    {
        if (Firm(query.Text) is { Length: >= 3 } firm && firm == Firm(listed.Text))
            return (SameSound - 0.01f, Likeness.Sound);
        var longest = Math.Max(query.Text.Length, listed.Text.Length) - 1;
        return longest >= 5 && Distance.Edits(query.Text, listed.Text, 1) == 1 ? (1f - 1f / longest, Likeness.Typo) : (0f, Likeness.None);
    }

    private static string Firm(string text) => string.Concat(text.Where(letter => letter is not ('~' or '!' or 'A' or 'a' or '`' or 'w' or 'y' or 'Q' or 'U' or 'V')));

    /// <summary>0.95 for the same sounds, less what hearing one as the other costs. Short tokens have few sounds to go by.</summary>
    /// <param name="query">Part of the query.</param>
    /// <param name="listed">Part of the listed name.</param>
    /// <param name="shortest">Letters of the shorter one.</param>
    /// <param name="least">Below this the value does not matter, and may be any other below it.</param>
    private static float Sound(TokenForm query, TokenForm listed, int shortest, float least)
    {
        var (longest, limit) = (Math.Max(query.Sounds.Length, listed.Sounds.Length), 0.3f);
        if (longest > Math.Min(query.Sounds.Length, listed.Sounds.Length) * 2 + 1)
            return 0f;
        // Most comparisons end after two letters, when it is clear that they come to nothing.
        var most = least > 0 ? Math.Min(longest * limit, (SameSound - least + 0.001f) * Math.Max(longest, 3)) : longest * limit;
        var cost = Distance.Sounds(query.Sounds, listed.Sounds, most) / Math.Max(longest, 3);
        if (shortest <= 2 && cost > 0)
            return 0f;
        if (shortest <= 4)
            cost *= 1.7f;
        return cost > limit ? 0f : SameSound - cost;
    }

    /// <summary>One slip in a long word is nothing, in a short one half of it.</summary>
    private static float Edits(TokenForm query, TokenForm listed, int longest, int shortest)
    {
        if (shortest <= 2)
            return 0f;
        var limit = (int)(longest * (1 - Least));
        var edits = Distance.Edits(query.Text, listed.Text, limit);
        // Two neighbours that changed places are no other name.
        if (edits == 1 && query.Text.Length == listed.Text.Length && IsSwap(query.Text, listed.Text))
            return 1f - SwappedLetters / longest;
        return edits > limit ? 0f : 1f - (float)edits / longest - (query.Text[0] == listed.Text[0] ? 0f : 0.02f);
    }

    private static bool IsSwap(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.CommonPrefixLength(b) is var at && at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at];

    private static (float, Likeness) Transcription(TokenForm abjad, TokenForm latin)
    {
        // What is written for a long vowel or not at all says little: consonants carry the name.
        var length = Math.Max(Consonants(abjad.Sounds), 3f);
        var cost = (abjad.IsHebrew ? Distance.Hebrew(abjad.Sounds, latin.Sounds, length * 0.45f) : Distance.Abjad(abjad.Sounds, latin.Sounds, length * 0.45f)) / length;
        if (cost > 0.4f)
            return (0f, Likeness.None);
        var value = 0.96f - cost;
        // Both are names in their own right and no dictionary ties them together; unless each sound has its letter.
        if ((cost > 0 || latin.Sounds.Length > abjad.Sounds.Length) && abjad.Known && latin.Known && abjad.Spellings.Length > 0 && latin.Spellings.Length > 0)
            value = Math.Min(value, abjad.IsTiedTo(latin) ? TiedByTwo : 0.89f);
        return value >= Least ? (value, Likeness.Transcription) : (0f, Likeness.None);
    }

    /// <summary>Letters of a consonant script by how much they tell: a long vowel or a glottal stop hardly anything.</summary>
    public static float Consonants(string letters)
    {
        var count = 0f;
        foreach (var letter in letters)
            count += letter is 'a' or 'A' or SoundFold.LongA or '`' or 'w' or 'y' or 'h' or SoundFold.LastH or 'Q' or 'U' ? 0.4f : 1f;
        return count;
    }
}
