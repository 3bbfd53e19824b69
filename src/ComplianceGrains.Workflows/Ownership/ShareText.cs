using System.Globalization;
using System.Numerics;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>Reads a share as people and registers write it: <c>12.5</c> and <c>12.5 %</c> are percentages, <c>1/3</c> is a part of the whole.</summary>
public static class ShareText
{
    /// <summary>Nobody states a share with more digits, and nobody makes us reckon with a million of them.</summary>
    private const int MostDigits = 18;

    /// <summary>The share, or null and what is wrong with it.</summary>
    public static Fraction? Read(string text, out string? problem)
    {
        var (share, wrong) = text.Split('/') switch
        {
            [var percent] => Percent(percent.TrimEnd().TrimEnd('%').Trim()),
            [var numerator, var denominator] => Part(numerator.Trim(), denominator.Trim()),
            _ => (default(Fraction?), Unread),
        };
        if (share is { } read && (read < Fraction.None || read > Fraction.Whole))
            (share, wrong) = (null, "A share is from 0 to the whole: at most 100 %, and nothing below nought.");
        problem = wrong;
        return share;
    }

    private const string Unread = "A share is a percentage such as 12.5, or a part of the whole such as 1/3, of at most 18 digits.";

    private static (Fraction?, string?) Percent(string text) =>
        text.Count(char.IsAsciiDigit) is > 0 and <= MostDigits && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent)
            ? (Fraction.OfPercent(percent), null)
            : (null, Unread);

    private static (Fraction?, string?) Part(string numerator, string denominator)
    {
        if (Whole(numerator) is not { } above || Whole(denominator) is not { } below)
            return (null, Unread);
        return below.IsZero ? (null, "Nothing is divided by nought.") : (new Fraction(above, below), null);
    }

    private static BigInteger? Whole(string text) =>
        text.Length <= MostDigits && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
