using NodaTime;

namespace ComplianceGrains.Jurisdictions.Reporting;

/// <summary>A due date in the calendar rather than a length of time.</summary>
/// <param name="Day">Day of the month.</param>
/// <param name="Month">The month of every year, or null for the month after the event's.</param>
public sealed record ReportDate(int Day, int? Month)
{
    private static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>As the pack writes it.</summary>
    public string InWords => Month is { } month ? $"{Day} {MonthNames[month - 1]}" : $"day {Day} of next month";

    /// <summary>The first such date after an event.</summary>
    public LocalDate After(LocalDate eventDay)
    {
        if (Month is not { } month)
        {
            var next = eventDay.With(DateAdjusters.StartOfMonth).PlusMonths(1);
            return OnDay(next.Year, next.Month);
        }
        var thisYear = OnDay(eventDay.Year, month);
        return thisYear > eventDay ? thisYear : OnDay(eventDay.Year + 1, month);
    }

    internal static ReportDate? Parse(string text)
    {
        var parts = text.Split(' ');
        if (parts is ["day", var dayOfMonth, "of", "next", "month"] && IsDay(dayOfMonth, out var monthly))
            return new ReportDate(monthly, null);
        return parts is [var day, var month] && IsDay(day, out var yearly) && Array.IndexOf(MonthNames, month) is >= 0 and var index
            ? new ReportDate(yearly, index + 1)
            : null;
    }

    private static bool IsDay(string text, out int day) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out day) && day is >= 1 and <= 31;

    private LocalDate OnDay(int year, int month) => new(year, month, Math.Min(Day, CalendarSystem.Iso.GetDaysInMonth(year, month)));
}
