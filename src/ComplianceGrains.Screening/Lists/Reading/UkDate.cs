using System.Globalization;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>Dates as the UK lists write them: <c>dd/mm/yyyy</c> with <c>00</c> or <c>dd</c>, <c>mm</c> for what is unknown, or a year.</summary>
internal static class UkDate
{
    public static PartialDate? Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split('/');
        return parts.Length switch
        {
            1 when Number(parts[0]) is { } year => PartialDate.Create(year, null, null),
            3 when Number(parts[2]) is { } year => PartialDate.Create(year, Known(parts[1]), Known(parts[1]) is null ? null : Known(parts[0])),
            _ => PartialDate.Parse(text), // a workbook holds some dates as dates, not as text
        };
    }

    private static int? Known(string text) => Number(text) is > 0 and var number ? number : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
