namespace ComplianceGrains.Screening.Names;

/// <summary>The three distances between tokens. Hot path: no allocation, bounded, two or three rows.</summary>
internal static class Distance
{
    public const int LongestToken = 64;

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, 1 each; gives up beyond <paramref name="limit"/>.</summary>
    public static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var common = a.CommonPrefixLength(b);
        a = a[common..];
        b = b[common..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (a.Length == 0 || b.Length == 0)
            return a.Length + b.Length;

        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit)
                return limit + 1;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }

    /// <summary>Weighted edit distance between two strings of sounds; gives up beyond <paramref name="limit"/>.</summary>
    public static float Sounds(ReadOnlySpan<char> a, ReadOnlySpan<char> b, float limit) => Weighted<SoundEdits>(a, b, limit);

    /// <summary>Between the letters of a consonant script and the sounds of a Latin token: short vowels are free.</summary>
    public static float Abjad(ReadOnlySpan<char> letters, ReadOnlySpan<char> latin, float limit) => Weighted<AbjadEdits>(letters, latin, limit);

    /// <summary>The same for Hebrew: a u is always written.</summary>
    public static float Hebrew(ReadOnlySpan<char> letters, ReadOnlySpan<char> latin, float limit) => Weighted<HebrewEdits>(letters, latin, limit);

    private static float Weighted<TEdits>(ReadOnlySpan<char> a, ReadOnlySpan<char> b, float limit)
        where TEdits : struct, IEdits
    {
        if (a.Length > LongestToken || b.Length > LongestToken)
            return limit + 1;
        Span<float> previous = stackalloc float[b.Length + 1];
        Span<float> current = stackalloc float[b.Length + 1];
        // Asked once for each sound, not once for each pair of them: this is where a search spends most of its time.
        Span<float> omissions = stackalloc float[b.Length];
        previous[0] = 0;
        for (var j = 0; j < b.Length; j++)
            previous[j + 1] = previous[j] + (omissions[j] = TEdits.OmitSecond(b, j));
        for (var i = 0; i < a.Length; i++)
        {
            var sound = a[i];
            var omit = TEdits.OmitFirst(a, i);
            var before = previous[0];
            var beside = current[0] = before + omit;
            var least = beside;
            for (var j = 0; j < omissions.Length; j++)
            {
                var above = previous[j + 1];
                var cost = before + TEdits.Substitute(sound, b[j]);
                cost = float.MinNative(cost, above + omit);
                cost = float.MinNative(cost, beside + omissions[j]);
                current[j + 1] = beside = cost;
                least = float.MinNative(least, cost);
                before = above;
            }

            if (least > limit)
                return limit + 1;
            var spare = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }

    /// <summary>What one edit costs; a struct, so that each distance is compiled for its own costs.</summary>
    private interface IEdits
    {
        static abstract float Substitute(char first, char second);

        static abstract float OmitFirst(ReadOnlySpan<char> text, int at);

        static abstract float OmitSecond(ReadOnlySpan<char> text, int at);
    }

    private readonly struct SoundEdits : IEdits
    {
        public static float Substitute(char first, char second) => SoundCosts.Substitute(first, second);

        public static float OmitFirst(ReadOnlySpan<char> text, int at) => Omit(text, at);

        public static float OmitSecond(ReadOnlySpan<char> text, int at) => Omit(text, at);
    }

    private readonly struct AbjadEdits : IEdits
    {
        public static float Substitute(char first, char second) => Hear(first, second);

        public static float OmitFirst(ReadOnlySpan<char> text, int at) => OmitLetter(text[at]);

        public static float OmitSecond(ReadOnlySpan<char> text, int at) => OmitLatin(text[at]);
    }

    private readonly struct HebrewEdits : IEdits
    {
        public static float Substitute(char first, char second) => Hear(first, second);

        public static float OmitFirst(ReadOnlySpan<char> text, int at) => OmitLetter(text[at]);

        public static float OmitSecond(ReadOnlySpan<char> text, int at) => text[at] == 'u' ? 0.35f : OmitLatin(text[at]);
    }

    private static float OmitLetter(char letter) =>
        letter switch { '`' => 0f, 'a' or 'A' => 0.15f, SoundFold.LongA => 0.5f, 'Q' or SoundFold.LastH => 0.05f, 'h' => 0.3f, 'U' => 0.4f, 'V' => 0.25f, 'w' or 'y' => 0.45f, _ => 1f };

    /// <summary>A vowel beside a vowel is a glide and cheap to leave out.</summary>
    private static float Omit(ReadOnlySpan<char> text, int at)
    {
        var cost = SoundCosts.Omit(text[at]);
        return cost < 1f && SoundFold.IsVowel(text[at])
            && (at > 0 && SoundFold.IsVowel(text[at - 1]) || at + 1 < text.Length && SoundFold.IsVowel(text[at + 1]))
                ? 0.2f
                : cost;
    }

    private static float OmitLatin(char c) => SoundFold.IsVowel(c) ? 0.02f : c == 'h' ? 0.25f : c is 'j' or 'v' ? 0.6f : 1f;

    private static float Hear(char letter, char latin) => letter switch
    {
        'a' => SoundFold.IsVowel(latin) ? 0f : 1f,
        SoundFold.LongA => SoundFold.IsVowel(latin) ? (latin is 'i' or 'u' ? 0.6f : 0f) : 1f,
        'A' => SoundFold.IsVowel(latin) ? (latin is 'i' or 'u' ? 0.3f : 0f) : 1f,
        '`' => SoundFold.IsVowel(latin) ? 0f : 1f,
        'Q' => latin is 'a' or 'e' or 'h' or 't' ? 0f : 1f,
        SoundFold.LastH => latin is 'a' or 'e' or 'h' ? 0f : SoundCosts.Substitute('h', latin),
        'w' => latin is 'u' or 'o' or 'v' ? 0f : 1f,
        'y' => latin is 'i' or 'e' or 'j' or 'a' ? (latin == 'a' ? 0.2f : 0f) : 1f,
        // The script tells s from z, and so does whoever romanises it.
        's' when latin is 'z' => 0.6f,
        'z' when latin is 's' => 0.6f,
        // Arabic has no p and writes b for it.
        'b' when latin is 'p' => 0.1f,
        'J' => latin is 'J' or 'j' or 'g' ? 0f : SoundCosts.Substitute('J', latin),
        'k' when latin is 'G' => 0.06f,
        'k' => latin is 'k' or 'g' or 'c' ? 0f : SoundCosts.Substitute('k', latin),
        'B' => latin is 'b' or 'v' ? 0f : 1f,
        'P' => latin is 'p' or 'f' ? 0f : 1f,
        'W' => latin is 'p' ? 0f : latin is 'f' ? 0.05f : 1f,
        'U' => latin is 'a' or 'e' or 'o' or 'h' ? 0f : 1f,
        'L' => latin is 'H' or 'h' or 'C' or 'c' ? 0f : SoundCosts.Substitute('H', latin),
        // Persian, Urdu and Pashto say z for these, s for th and gh for q.
        'd' when latin is 'z' => 0.08f,
        'D' when latin is 'z' => 0.05f,
        'T' when latin is 's' => 0.05f,
        'K' => latin is 'k' or 'H' or 'C' or 'c' or 'h' ? 0f : 1f,
        'E' => latin is 'S' ? 0f : latin is 's' ? 0.06f : SoundCosts.Substitute('S', latin),
        'O' => latin is 'Z' or 'z' or 'c' or 'C' ? 0f : latin is 's' ? 0.15f : SoundCosts.Substitute('Z', latin),
        'V' => latin is 'v' or 'o' or 'u' ? 0f : 1f,
        'H' when latin is 'H' or 'h' or 'C' => 0f,
        _ => SoundCosts.Substitute(letter, latin),
    };
}
