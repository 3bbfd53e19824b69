using ComplianceGrains.Cli.Lists;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Matching;
using NodaTime;

namespace ComplianceGrains.Cli.Screening;

/// <summary>The engine over the lists of a folder, and which of them are required.</summary>
internal sealed record Screener(ScreeningEngine Engine, IReadOnlyList<string> Lists, Instant Now)
{
    /// <summary>Files on disk count as confirmed now.</summary>
    public static readonly Duration Freshness = Duration.FromDays(1);

    /// <summary>Null when a list could not be read; the errors are on the error output.</summary>
    /// <param name="folder">Holds one folder per list.</param>
    /// <param name="wanted">Required lists; all in the folder when empty.</param>
    public static Screener? Load(DirectoryInfo folder, string[] wanted)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        return ListFiles.Load(folder, wanted, now) is { } catalog
            ? new(new ScreeningEngine(catalog), wanted.Length > 0 ? wanted : [.. catalog.Lists.Select(list => list.Index.ListId)], now)
            : null;
    }

    public static string Word(ScreeningOutcome outcome) => outcome.ToString().ToLowerInvariant();

    public static int Exit(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Clear => ExitCode.Fine,
        ScreeningOutcome.Hit => ExitCode.NotFine,
        _ => ExitCode.CouldNotBeDone,
    };
}
