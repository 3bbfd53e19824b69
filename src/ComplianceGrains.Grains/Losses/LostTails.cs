using System.Collections.Concurrent;
using System.Collections.Frozen;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Losses;

/// <summary>
/// How far actors had come in the logs by entries whose decisions a restore could not bring back: they go on behind these, also those
/// of whom nothing else is left. Read once: a restore happens while no host runs.
/// </summary>
public sealed class LostTails(ILogStore logs)
{
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, long>> _tails = new(StringComparer.Ordinal);

    /// <summary>The number of an actor's next entry.</summary>
    /// <param name="log">In which log.</param>
    /// <param name="pseudonym">The actor's in it.</param>
    /// <param name="next">What its own history says.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async ValueTask<long> NextAsync(string log, string pseudonym, long next, CancellationToken cancellation)
    {
        if (!_tails.TryGetValue(log, out var tails))
            tails = _tails[log] = (await logs.LostAsync(log, cancellation))
                .GroupBy(entry => LostActor.PseudonymIn(entry.Actor)!, StringComparer.Ordinal).ToFrozenDictionary(entries => entries.Key, entries => entries.Max(entry => entry.Seq), StringComparer.Ordinal);
        return tails.Count > 0 && tails.TryGetValue(pseudonym, out var last) ? Math.Max(next, last + 1) : next;
    }
}
