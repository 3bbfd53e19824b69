namespace ComplianceGrains.Screening.Names;

/// <summary>Digits and signs in the place of letters (<c>ROCK3T</c>), told apart from real numbers (<c>RF-82041</c>, <c>A340</c>, <c>EKOS1</c>).</summary>
/// <remarks>
/// A digit between letters, or digits at several places of one word, are letters. A single run of digits at an edge is
/// a number, but for a lone 0. Once one part of a name is clearly
/// disguised, all its parts are read that way.
/// </remarks>
internal static class Leet
{
    private const string Digits = "0134578@$";
    private const string Letters = "oieastbas";

    /// <summary>Whether a part holds a digit where only a letter can be.</summary>
    public static bool IsClear(ReadOnlySpan<char> text) => Candidate(text, out var letters, out var digits) && letters >= 3 && letters > digits && HasInnerDigit(text);

    public static string Read(ReadOnlySpan<char> text, bool disguised)
    {
        if (Ordinal(text) is { } number)
            return number;
        if (!IsLeet(text, disguised))
            return text.ContainsAny('@', '$') ? text.ToString().Replace("@", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal) : text.ToString();

        Span<char> letters = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            letters[i] = Digits.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var at ? Letters[at] : text[i];
        return letters.ToString();
    }

    /// <summary>Whether what was read is a guess: letters for digits or signs, or a word with digits inside it.</summary>
    public static bool IsGuess(ReadOnlySpan<char> text, ReadOnlySpan<char> read)
    {
        if (Ordinal(text) is not null)
            return false;
        if (!text.SequenceEqual(read))
            return text.ContainsAnyInRange('a', 'z');
        var letters = text.Length - text.Count('0') - text.Count('1') - text.Count('2') - text.Count('3') - text.Count('4') - text.Count('5') - text.Count('6') - text.Count('7') - text.Count('8') - text.Count('9');
        return letters >= 3 && HasInnerDigit(text);
    }

    private static bool IsLeet(ReadOnlySpan<char> text, bool disguised)
    {
        if (!Candidate(text, out var letters, out var digits))
            return false;
        if (disguised)
            return letters > 0;
        if (letters >= 3 && letters > digits && (HasInnerDigit(text) || Runs(text) > 1))
            return true;
        return digits == 1 && (text[^1] == '0' || text[0] == '0' && letters >= 4);
    }

    /// <summary>Letters and only such digits as can stand for letters.</summary>
    private static bool Candidate(ReadOnlySpan<char> text, out int letters, out int digits)
    {
        (letters, digits) = (0, 0);
        foreach (var c in text)
        {
            if (c is >= 'a' and <= 'z')
                letters++;
            else if (Digits.Contains(c, StringComparison.Ordinal))
                digits++;
            else
                return false;
        }

        return digits > 0 && letters > 0;
    }

    private static bool HasInnerDigit(ReadOnlySpan<char> text)
    {
        var (first, last) = (text.IndexOfAnyInRange('a', 'z'), text.LastIndexOfAnyInRange('a', 'z'));
        return text[first..(last + 1)].IndexOfAnyExceptInRange('a', 'z') >= 0;
    }

    private static int Runs(ReadOnlySpan<char> text)
    {
        var runs = 0;
        for (var i = 0; i < text.Length; i++)
            if (!char.IsAsciiLetter(text[i]) && (i == 0 || char.IsAsciiLetter(text[i - 1])))
                runs++;
        return runs;
    }

    private static string? Ordinal(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        return digits > 0 && text[digits..] is "st" or "nd" or "rd" or "th" ? text[..digits].ToString() : null;
    }
}
