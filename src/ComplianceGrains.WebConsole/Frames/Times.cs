using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Frames;

/// <summary>Days and times as a form has them, all in UTC.</summary>
internal static class Times
{
    /// <summary>The first instant of a day; null if it is none.</summary>
    /// <param name="day">As <c>2031-12-31</c>.</param>
    /// <param name="plusDays">1 for the end of that day.</param>
    public static Instant? Day(string? day, int plusDays = 0) =>
        LocalDatePattern.Iso.Parse(day ?? "") is { Success: true } parsed ? parsed.Value.PlusDays(plusDays).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() : null;

    /// <summary>A picked time; null if it is none.</summary>
    public static Instant? Picked(string? time) => Moments.Of(Moments.ToApi(time));
}
