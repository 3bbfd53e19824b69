using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Histories;

/// <summary>Holds the data folder against the copy of what was signed outside it; without one, an older state as a whole does not show.</summary>
internal static class CopyComparison
{
    /// <summary>What differs, or why nothing was compared.</summary>
    /// <param name="history">The data folder.</param>
    /// <param name="data">Its path.</param>
    /// <param name="parent">Where copies are kept, if not beside it.</param>
    /// <param name="keys">Ids of the signing keys.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<(IReadOnlyList<CopyDifference> Differences, string? Unchecked)> RunAsync(
        SqliteHistory history, string data, string? parent, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var folder = parent ?? AnchorFolder.Beside(data);
        if (keys.FirstOrDefault(id => Directory.Exists(Path.Combine(folder, id))) is not { } key)
            return parent is null
                ? ([], $"There is no copy of what was signed in {folder}: an older state of the whole folder would not show. Give the copy with --anchors.")
                : throw new DirectoryNotFoundException($"There is no copy of what this key signed in {folder}.");
        using var anchors = new AnchorFolder(folder, key);
        return (await CopyCheck.RunAsync(history.Logs, history.Audit, anchors, cancellation), null);
    }

    /// <summary>The ids of the keys in vkeys, <c>name+id+key</c> a line.</summary>
    public static IReadOnlyList<string> KeysIn(IEnumerable<string> vkeys) =>
        [.. vkeys.Where(line => !line.StartsWith('#')).Select(line => line.Split('+', 3)).Where(parts => parts.Length == 3).Select(parts => parts[1]).Distinct(StringComparer.Ordinal)];
}
