using NodaTime;

namespace ComplianceGrains.Jurisdictions.Language;

internal static class PeriodWords
{
    public static string Of(Period period)
    {
        (long Count, string Unit)[] parts =
        [
            (period.Years, "year"), (period.Months, "month"), (period.Weeks, "week"), (period.Days, "day"),
            (period.Hours, "hour"), (period.Minutes, "minute"), (period.Seconds, "second"),
        ];
        var said = parts.Where(part => part.Count != 0).Select(part => $"{part.Count} {part.Unit}{(part.Count == 1 ? "" : "s")}").ToList();
        return said.Count == 0 ? "no time" : string.Join(" and ", said);
    }
}
