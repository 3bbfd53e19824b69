using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Host.Lists;

/// <summary>Where a list is published and how often to ask, from the configuration section <c>ListSources</c>.</summary>
/// <param name="Files">File name (which tells the part) → address.</param>
/// <param name="EveryMinutes">How often to ask.</param>
/// <param name="TimeoutSeconds">How long all files together may take, to the last byte.</param>
public sealed record ListSchedule(IReadOnlyDictionary<string, Uri> Files, double EveryMinutes, int TimeoutSeconds = 300)
{
    /// <summary>The configured schedules by list id; each error says what to write instead.</summary>
    /// <exception cref="InvalidDataException">A schedule that cannot be kept.</exception>
    public static IReadOnlyDictionary<string, ListSchedule> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("ListSources");
        var schedules = section.Get<Dictionary<string, ListSchedule>>() ?? [];
        // What does not bind is left out without a word: ask for each that was written.
        foreach (var list in section.GetChildren().Select(child => child.Key))
            if (Objection(list, schedules.GetValueOrDefault(list)) is { } objection)
                throw new InvalidDataException($"ListSources:{list}: {objection}");
        return schedules;
    }

    private static string? Objection(string list, ListSchedule? schedule) => schedule switch
    {
        _ when !ListImport.IsKnown(list) => $"No importer reads a list of this id. Known are {string.Join(", ", ListImport.KnownLists)}, {ListImport.PepPrefix}… and {ListImport.OwnPrefix}….",
        null or { Files.Count: 0 } => "Give Files (at least one file name and its address) and EveryMinutes (a number).",
        _ when schedule.Files.Values.Any(address => !address.IsAbsoluteUri || address.Scheme is not ("http" or "https")) => "Give every file an absolute http or https address.",
        { EveryMinutes: not (> 0 and <= 44640) } => "EveryMinutes is more than 0 and at most a month.",
        { TimeoutSeconds: not (> 0 and <= 86400) } => "TimeoutSeconds is from 1 to 86400.",
        _ => null,
    };
}
