using System.Collections.Concurrent;
using System.Collections.Frozen;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Losses;

/// <summary>
/// Entries whose decisions a restore could not bring back, by whose they were: actors go on behind theirs, also those of whom nothing
/// else is left. Read once: a restore happens while no host runs.
/// </summary>
public sealed class LostEntries(ILogStore logs, KeyRing keys)
{
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, IReadOnlyList<LostEntry>>> _entries = new(StringComparer.Ordinal);

    /// <summary>The number of an actor's next entry.</summary>
    /// <param name="log">In which log.</param>
    /// <param name="pseudonym">The actor's in it.</param>
    /// <param name="next">What its own history says.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async ValueTask<long> NextAsync(string log, string pseudonym, long next, CancellationToken cancellation)
    {
        var entries = await InAsync(log, cancellation);
        return entries.Count > 0 && entries.TryGetValue(pseudonym, out var lost) ? Math.Max(next, lost[^1].Seq + 1) : next;
    }

    /// <summary>What of an actor only leaves are left of in a log, in order.</summary>
    /// <param name="log">In which log.</param>
    /// <param name="actor">Full identity.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async ValueTask<IReadOnlyList<LostEntry>> OfAsync(string log, string actor, CancellationToken cancellation = default)
    {
        var entries = await InAsync(log, cancellation);
        return entries.Count > 0 && await keys.LogIfThereAsync(log, cancellation) is { } key && entries.TryGetValue(Pseudonym.Of(key, actor), out var lost)
            ? [.. lost.Where(entry => entry.IsLeafOnly)] : [];
    }

    private async ValueTask<FrozenDictionary<string, IReadOnlyList<LostEntry>>> InAsync(string log, CancellationToken cancellation) =>
        _entries.TryGetValue(log, out var entries) ? entries : _entries[log] = (await logs.LostAsync(log, cancellation))
            .GroupBy(entry => LostActor.PseudonymIn(entry.Actor)!, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key, IReadOnlyList<LostEntry> (group) => [.. group.Select(entry => new LostEntry(entry.Index, entry.Seq, entry.IsLeafOnly)).OrderBy(entry => entry.Seq)], StringComparer.Ordinal);
}

/// <summary>An entry whose decision a restore could not bring back.</summary>
/// <param name="Index">Where it stands in the log.</param>
/// <param name="Seq">The actor's number in the log, as on the receipt that was given for it.</param>
/// <param name="IsLeafOnly">Whether nothing of it is left but the leaf.</param>
public sealed record LostEntry(long Index, long Seq, bool IsLeafOnly);
