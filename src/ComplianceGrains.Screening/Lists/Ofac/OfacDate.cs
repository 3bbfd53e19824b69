using System.Globalization;

namespace ComplianceGrains.Screening.Lists.Ofac;

/// <summary>Dates as OFAC writes them: <c>12 Mar 1965</c>, <c>Mar 1965</c>, <c>1965</c>, <c>circa 1965</c>, <c>1960 to 1965</c>.</summary>
internal static class OfacDate
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static ListedBirth? Birth(string text)
    {
        var approximate = text.StartsWith("circa ", StringComparison.OrdinalIgnoreCase);
        var range = (approximate ? text[6..] : text).Split(" to ", 2, StringSplitOptions.TrimEntries);
        if (Date(range[0].Replace("circa ", "", StringComparison.OrdinalIgnoreCase)) is not { } from)
            return null;
        return new(from, range.Length == 2 ? Date(range[1].Replace("circa ", "", StringComparison.OrdinalIgnoreCase)) : null, approximate || text.Contains("circa", StringComparison.OrdinalIgnoreCase));
    }

    public static PartialDate? Date(string text)
    {
        var parts = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length switch
        {
            1 when Number(parts[0]) is { } year => PartialDate.Create(year, null, null),
            2 when Month(parts[0]) is { } month && Number(parts[1]) is { } year => PartialDate.Create(year, month, null),
            3 when Number(parts[0]) is { } day && Month(parts[1]) is { } month && Number(parts[2]) is { } year => PartialDate.Create(year, month, day),
            _ => null,
        };
    }

    private static int? Month(string text) => Array.IndexOf(Months, text.Length >= 3 ? text[..3] : text) is >= 0 and var index ? index + 1 : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
