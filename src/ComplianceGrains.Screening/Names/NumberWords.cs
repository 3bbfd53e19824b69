using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Screening.Names;

/// <summary>Numbers up to ninety-nine in English words and in digits: <c>44</c> and <c>Forty-Four</c>, <c>1st</c> and <c>First</c> are one.</summary>
internal static partial class NumberWords
{
    private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Ordinals = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The text with its words as digits or its digits as words; null when it has neither.</summary>
    public static string? Otherwise(string text)
    {
        var digits = Words().Replace(text, match => Value(match.Value)?.ToString(CultureInfo.InvariantCulture) ?? match.Value);
        if (digits != text)
            return digits;
        var words = Digits().Replace(text, match => InWords(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Length > 0));
        return words == text ? null : words;
    }

    private static int? Value(string words)
    {
        var parts = words.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var (ten, unit) = (Array.IndexOf(Tens, parts[0]), Unit(parts[^1]));
        return parts.Length == 1 ? ten >= 0 ? (ten + 2) * 10 : unit : ten >= 0 && unit is >= 1 and <= 9 ? (ten + 2) * 10 + unit : null;
    }

    private static int? Unit(string word) => Array.IndexOf(Units, word) is >= 0 and var unit ? unit : Array.IndexOf(Ordinals, word) is >= 0 and var ordinal ? ordinal : null;

    private static string InWords(int value, bool ordinal) =>
        ordinal && value < Ordinals.Length ? Ordinals[value]
        : value < 20 ? Units[value]
        : Tens[value / 10 - 2] + (value % 10 == 0 ? "" : " " + (ordinal ? Ordinals[value % 10] : Units[value % 10]));

    [GeneratedRegex(@"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b([1-9][0-9]?)(st|nd|rd|th)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
