using NodaTime;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>Easter Sunday of the Gregorian calendar.</summary>
internal static class Easter
{
    /// <remarks>The anonymous Gregorian computus: golden number, century corrections, epact, then the Sunday after the full moon.</remarks>
    public static LocalDate In(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = (year / 100, year % 100);
        var lunar = (century + 8) / 25;
        var epact = ((19 * golden) + century - (century / 4) - ((century - lunar + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * late) + 114;
        return new LocalDate(year, day / 31, (day % 31) + 1);
    }
}
