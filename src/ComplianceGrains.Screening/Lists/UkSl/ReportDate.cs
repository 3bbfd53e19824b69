using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Lists.UkSl;

/// <summary>The date in the line above the header of the UK Sanctions List.</summary>
internal static class ReportDate
{
    private static readonly LocalDatePattern[] Patterns =
        [.. new[] { "dd-MMM-uuuu", "d-MMM-uuuu", "dd MMM uuuu", "d MMMM uuuu", "dd'/'MM'/'uuuu" }.Select(LocalDatePattern.CreateWithInvariantCulture)];

    public static Instant? Parse(string line)
    {
        var text = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        foreach (var pattern in Patterns)
            if (pattern.Parse(text) is { Success: true } date)
                return date.Value.AtMidnight().InUtc().ToInstant();
        return null;
    }
}
