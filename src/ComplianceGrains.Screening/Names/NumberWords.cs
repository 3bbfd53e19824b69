using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Screening.Names;

/// <summary>Numbers up to ninety-nine in English words and in digits: <c>44</c> and <c>Forty-Four</c>, <c>1st</c> and <c>First</c> are one.</summary>
internal static partial class NumberWords
{
    private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Ordinals = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The parts of the text with its words as digits or its digits as words, each quoting what was written; null when it has neither.</summary>
    public static NameToken[]? Otherwise(string text) =>
        Read(text, Words(), match => Value(match.Value)?.ToString(CultureInfo.InvariantCulture), inWords: false)
        ?? Read(text, Digits(), match => InWords(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Length > 0), inWords: true);

    private static NameToken[]? Read(string text, Regex numbers, Func<Match, string?> other, bool inWords)
    {
        var numbered = new List<(string Written, string[] Parts)>();
        var rewritten = numbers.Replace(text, match =>
        {
            if (other(match) is not { } value)
                return match.Value;
            numbered.Add((match.Value, value.Split(' ')));
            return value;
        });
        if (numbered.Count == 0)
            return null;
        var tokens = NameNormaliser.Normalise(rewritten);
        var from = 0;
        foreach (var (written, parts) in numbered)
        {
            from = Array.FindIndex(tokens, from, token => token.Original == parts[0]);
            // What became part of another word or of a form is no number any more.
            if (from < 0 || from + parts.Length > tokens.Length || parts.Where((part, i) => tokens[from + i].Original != part).Any())
                return null;
            for (var i = 0; i < parts.Length; i++)
                tokens[from + i] = tokens[from + i] with { Original = written, InWords = inWords, Continues = i > 0 };
            from += parts.Length;
        }

        return tokens;
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
