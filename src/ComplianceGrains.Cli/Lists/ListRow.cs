using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace ComplianceGrains.Cli.Lists;

/// <summary>One list of a running host, in words.</summary>
/// <param name="List">List id.</param>
/// <param name="Version">Its number.</param>
/// <param name="Age">Since it was last confirmed.</param>
/// <param name="Entries">How many.</param>
/// <param name="Delta">Against the version before.</param>
/// <param name="Rescreening">How far it is.</param>
/// <param name="IsFine">Whether it is fresh enough for all who enforce it, and everybody was compared with it.</param>
/// <param name="Concerns">What a person should look at, fine or not.</param>
internal sealed record ListRow(
    string List, string Version, string Age, string Entries, string Delta, string Rescreening, bool IsFine, IReadOnlyList<string> Concerns)
{
    /// <summary>Of a list with a version.</summary>
    public static ListRow Of(JsonNode list)
    {
        var (run, delta, stale) = (list["rescreening"]!, list["delta"]!, StaleFor(list));
        var done = (bool)run["done"]!;
        List<string> concerns = stale.Count > 0 ? [$"stale for {string.Join(", ", stale)}: nobody is activated there until it is confirmed."] : [];
        if (Failure(list) is { } failure)
            concerns.Add(failure);
        return new(
            (string)list["list"]!, Number(list["version"]!), Text(Duration.FromSeconds((long)list["age"]!)) + (stale.Count > 0 ? " STALE" : ""), Number(list["entries"]!),
            $"+{Number(delta["added"]!)} ~{Number(delta["changed"]!)} -{Number(delta["removed"]!)}", Progress(run, done), done && stale.Count == 0, concerns);
    }

    /// <summary>Of a list that never had one.</summary>
    public static ListRow OfNotLoaded(JsonNode list)
    {
        var users = list["enforcedBy"]!.AsArray().Select(user => (string)user!).ToList();
        List<string> concerns = users.Count > 0 ? [$"not loaded, and enforced by {string.Join(", ", users)}: nobody is activated there until it is."] : ["not loaded."];
        if (Failure(list) is { } failure)
            concerns.Add(failure);
        return new((string)list["list"]!, "-", "not loaded", "-", "-", "-", users.Count == 0, concerns);
    }

    private static List<string> StaleFor(JsonNode list) =>
        [.. list["enforcedBy"]!.AsArray().Where(user => (bool)user!["stale"]!).Select(user => (string)user!["jurisdiction"]!)];

    private static string? Failure(JsonNode list) =>
        list["lastAttempt"] is { } attempt && (string)attempt["outcome"]! == "failed" ? $"the last attempt to fetch it ({(string)attempt["at"]!}) failed: {(string)attempt["reason"]!}" : null;

    private static string Progress(JsonNode run, bool done) =>
        $"{(done ? "done" : $"{Number(run["cursor"]!)} of {(run["entries"] is { } all ? Number(all) : "?")} entries")}, {Number(run["rescreened"]!)} customers, {Number(run["wallets"]!)} wallets, {Number(run["possibleHits"]!)} possible hits";

    private static string Number(JsonNode number) => ((long)number).ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(Duration age) => age switch
    {
        { Days: > 0 } => $"{age.Days} d {age.Hours} h",
        { Hours: > 0 } => $"{age.Hours} h {age.Minutes} min",
        { Minutes: > 0 } => $"{age.Minutes} min",
        _ => $"{age.Seconds} s",
    };
}
