using System.Text.RegularExpressions;

namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>An answer as a page shows it, against the one that was given.</summary>
/// <remarks>
/// Line breaks and spaces are for reading, and <c>…</c> stands for anything. Instants, ids and digests differ from run to
/// run, and so do the counts of a report in words; everything else must be as shown.
/// </remarks>
internal static partial class ShownAnswer
{
    public static bool Is(string shown, string given) =>
        Regex.IsMatch(Plain(given), $"^{string.Join(@"[\s\S]*?", Plain(shown).Split('…').Select(Regex.Escape))}$", RegexOptions.None, TimeSpan.FromSeconds(10));

    private static string Plain(string text) => Space().Replace(string.Join('\n', text.Split('\n').Select(Steady)), "");

    private static string Steady(string line)
    {
        var steady = Identifier().Replace(Instant().Replace(line, "<instant>"), "<id>");
        return steady.Contains('"', StringComparison.Ordinal) ? steady : Count().Replace(steady, "<count>");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Instant();

    [GeneratedRegex("[0-9a-f]{6,}")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Count();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
