using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Cli.Histories;

/// <summary>The copy of what was signed outside a data folder, as far as it had come when it was opened; without one, an older state as a whole does not show.</summary>
internal sealed class CopyComparison : IDisposable
{
    private readonly AnchorFolder? _copy;
    private readonly IReadOnlyDictionary<string, long> _sizes;
    private readonly string? _absent;

    private CopyComparison(AnchorFolder? copy, IReadOnlyDictionary<string, long> sizes, string? absent) => (_copy, _sizes, _absent) = (copy, sizes, absent);

    /// <summary>Opens the copy. To be done before the data folder is opened: a host that runs writes both.</summary>
    /// <param name="data">The data folder's path.</param>
    /// <param name="parent">Where copies are kept, if not beside it.</param>
    /// <param name="keys">Ids of the signing keys.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">It cannot be read, or is not where <paramref name="parent"/> says.</exception>
    public static async Task<CopyComparison> OpenAsync(string data, string? parent, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var folder = parent ?? AnchorFolder.Beside(data);
        if (keys.FirstOrDefault(id => Directory.Exists(Path.Combine(folder, id))) is not { } key)
            return parent is null
                ? new CopyComparison(null, new Dictionary<string, long>(), $"There is no copy of what was signed in {folder}: an older state of the whole folder would not show. Give the copy with --anchors.")
                : throw new DirectoryNotFoundException($"There is no copy of what this key signed in {folder}.");
        var copy = new AnchorFolder(folder, key);
        return new CopyComparison(copy, await CopyCheck.SizesAsync(copy, cancellation), null);
    }

    /// <summary>What differs, or why nothing was compared.</summary>
    public async Task<(IReadOnlyList<CopyDifference> Differences, string? Unchecked)> RunAsync(SqliteHistory history, CancellationToken cancellation) => _copy is null
        ? ([], _absent)
        : (await CopyCheck.RunAsync(history.Logs, history.Audit, _copy, _sizes, cancellation), null);

    /// <inheritdoc/>
    public void Dispose() => _copy?.Dispose();

    /// <summary>The ids of the keys in vkeys, <c>name+id+key</c> a line.</summary>
    public static IReadOnlyList<string> KeysIn(IEnumerable<string> vkeys) =>
        [.. vkeys.Where(line => !line.StartsWith('#')).Select(line => line.Split('+', 3)).Where(parts => parts.Length == 3).Select(parts => parts[1]).Distinct(StringComparer.Ordinal)];
}
