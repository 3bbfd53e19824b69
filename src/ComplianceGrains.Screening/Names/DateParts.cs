using System.Globalization;

namespace ComplianceGrains.Screening.Names;

/// <summary>Numbers that stand together as a date (12/03/1961, 1961-03-12) are of a birth or a document: none of them is a body's own.</summary>
internal static class DateParts
{
    private const int Numbers = 3;

    /// <summary>Whether the part at a place is a day, a month or a year of a whole date.</summary>
    public static bool Holds(ReadOnlySpan<NameToken> tokens, int at)
    {
        var (from, to) = (at, at);
        while (from > 0 && IsNumber(tokens[from - 1]))
            from--;
        while (to + 1 < tokens.Length && IsNumber(tokens[to + 1]))
            to++;
        if (to - from + 1 != Numbers || !IsNumber(tokens[at]))
            return false;
        var (first, middle, last) = (Value(tokens[from]), Value(tokens[from + 1]), Value(tokens[to]));
        return IsDay(middle) && (IsDay(first) && IsYear(last) || IsYear(first) && IsDay(last));
    }

    private static bool IsNumber(NameToken token) => token.Kind == TokenKind.Number && token.Text.Length <= 4 && token.Text.All(char.IsAsciiDigit);

    private static int Value(NameToken token) => int.Parse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsDay(int number) => number is >= 1 and <= 31;

    private static bool IsYear(int number) => number is >= 1800 and < 2100;
}
