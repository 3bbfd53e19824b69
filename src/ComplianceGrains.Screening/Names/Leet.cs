namespace ComplianceGrains.Screening.Names;

/// <summary>Digits and signs in the place of letters (<c>ROCK3T</c>), told apart from real numbers (<c>RF-82041</c>, <c>A340</c>, <c>KALA24</c>).</summary>
internal static class Leet
{
    private const string Digits = "0134578@$";
    private const string Letters = "oieastbas";

    public static string Read(ReadOnlySpan<char> text)
    {
        if (Ordinal(text) is { } number)
            return number;
        if (!IsLeet(text))
            return text.ToString().Replace("@", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal);

        Span<char> letters = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            letters[i] = Digits.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var at ? Letters[at] : text[i];
        return letters.ToString();
    }

    private static bool IsLeet(ReadOnlySpan<char> text)
    {
        int letters = 0, others = 0;
        foreach (var c in text)
        {
            if (c is >= 'a' and <= 'z')
                letters++;
            else if (Digits.Contains(c, StringComparison.Ordinal))
                others++;
            else
                return false;
        }

        // Two digits at an edge are a number stuck to a word; inside a word they are not.
        return others > 0 && letters >= 3 && letters > others && !EdgeNumber(text) && (letters >= 4 || !Edge(text));
    }

    private static bool Edge(ReadOnlySpan<char> text) => !char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[^1]);

    private static bool EdgeNumber(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) || char.IsAsciiDigit(text[^1]) && char.IsAsciiDigit(text[^2]);

    private static string? Ordinal(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        return digits > 0 && text[digits..] is "st" or "nd" or "rd" or "th" ? text[..digits].ToString() : null;
    }
}
