using System.Globalization;

namespace ComplianceGrains.Screening;

/// <summary>Scores travel in evidence as decimal strings such as <c>"0.930"</c>: the format has integers only.</summary>
public static class ScoreText
{
    /// <summary>Three digits after the point, always.</summary>
    public static string Format(decimal score) => score.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Format"/> wrote; null when it is anything else.</summary>
    public static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score)
        && Format(score) == text
            ? score
            : null;
}
