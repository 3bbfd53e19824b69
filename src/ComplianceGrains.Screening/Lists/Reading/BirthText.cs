using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Dates of birth out of a cell of free text: <c>a) 5 Feb. 1970; b) circa 1968</c>, <c>between 1958 and 1963</c>, <c>1954年5月1日</c>, <c>01.02.1970</c>.</summary>
/// <remarks>
/// Day stands before month where both are figures, as in every list that uses this. A cell is read whole or not at all: a date
/// that was overlooked could speak for a listed person who has two.
/// </remarks>
internal static partial class BirthText
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>All dates of the cell; null when a figure in it was not understood.</summary>
    public static IReadOnlyList<ListedBirth>? Read(string text)
    {
        text = text.Normalize(System.Text.NormalizationForm.FormKC);
        text = Marker().Replace(text, " ");
        var births = new List<ListedBirth>();
        var approximate = Approximate().IsMatch(text);
        text = Range().Replace(text, match =>
        {
            if (Figure(match, "from") is not (> 1800 and < 2200) || Figure(match, "to") is not (> 1800 and < 2200))
                return match.Value;
            births.Add(new(new(Figure(match, "from")), new(Figure(match, "to")), approximate));
            return " ";
        });
        text = Date().Replace(text, match =>
        {
            if (Read(match) is not { } date)
                return match.Value;
            births.Add(new(date, null, approximate));
            return " ";
        });
        return text.Any(char.IsDigit) ? null : births;
    }

    private static PartialDate? Read(Match match) =>
        PartialDate.Create(
            Figure(match, "year"),
            match.Groups["name"] is { Success: true } name ? Array.IndexOf(Months, name.Value[..3].ToLowerInvariant()) + 1 : match.Groups["month"].Success ? Figure(match, "month") : null,
            match.Groups["day"].Success ? Figure(match, "day") : null) is { Year: > 1800 and < 2200 } date ? date : null;

    private static int Figure(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>What counts the dates of a cell: <c>a)</c>, <c>(b)</c>, <c>ii)</c>, <c>1)</c>.</summary>
    [GeneratedRegex(@"(?<![\p{L}0-9])\(?(?:[a-z]|[ivx]{1,4})\)|(?:^|(?<=[;,]\s?))\(?[0-9]{1,2}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    [GeneratedRegex(@"circa|approx|about|around|\bca?\.|頃|おおよそ|およそ|~|yaklaşık", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Approximate();

    [GeneratedRegex(@"(?:between\s+)?(?<![0-9./-])(?<from>[0-9]{4})年?\s*(?:-|–|~|〜|から|to\b|and\b)\s*(?<to>[0-9]{4})(?![0-9./-])年?(?:まで)?(?:の間)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(
        @"(?<![0-9])(?:(?<year>[0-9]{4})年(?:\s*(?<month>[0-9]{1,2})月(?:\s*(?<day>[0-9]{1,2})日?)?)?"
        + @"|(?<year>[0-9]{4})-(?<month>[0-9]{1,2})(?:-(?<day>[0-9]{1,2}))?(?:T00:00:00)?"
        + @"|(?<day>[0-9]{1,2})\s?[./-]\s?(?<month>[0-9]{1,2})\s?[./-]\s?(?<year>[0-9]{4})"
        + @"|(?<month>[0-9]{1,2})/(?<year>[0-9]{4})"
        + @"|(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s.-]*)?(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.,-]*(?<year>[0-9]{4})"
        + @"|(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.]*(?<day>[0-9]{1,2}),?\s+(?<year>[0-9]{4})"
        + @"|(?<year>[0-9]{4}))(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();
}
