using System.Globalization;

namespace ComplianceGrains.Screening;

/// <summary>A date of which month and day may be unknown, as lists publish dates of birth.</summary>
/// <param name="Year">Four-digit year.</param>
/// <param name="Month">1 to 12, or null when unknown.</param>
/// <param name="Day">1 to 31, or null when unknown; never present without a month.</param>
public sealed record PartialDate(int Year, int? Month = null, int? Day = null)
{
    /// <summary>Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; null when the text is none of these or no real date.</summary>
    public static PartialDate? Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split('-');
        if (parts.Length is 0 or > 3 || parts[0].Length != 4)
            return null;

        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;

        return Create(numbers[0], numbers.Length > 1 ? numbers[1] : null, numbers.Length > 2 ? numbers[2] : null);
    }

    /// <summary>A checked date; null when it does not exist in the calendar.</summary>
    public static PartialDate? Create(int year, int? month, int? day) => (year, month, day) switch
    {
        ( < 1 or > 9999, _, _) => null,
        (_, null, null) => new(year),
        (_, null, _) => null,
        (_, < 1 or > 12, _) => null,
        (_, _, null) => new(year, month),
        _ => day >= 1 && day <= DateTime.DaysInMonth(year, month.Value) ? new(year, month, day) : null,
    };

    /// <summary><c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };
}
