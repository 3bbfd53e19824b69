using System.Collections.Concurrent;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Currency;

/// <summary>
/// What this silo has seen of actors that all silos go by: lists and packs. What another silo decided stands in the actor's history,
/// and that is looked at before what is loaded here is relied on.
/// </summary>
public sealed class Sightings(IJournal journal)
{
    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>The actor as it is now, if it has moved on since it was last seen here; else null.</summary>
    /// <param name="actor">Full identity.</param>
    /// <param name="view">Asks it.</param>
    /// <param name="sequence">How many decisions the answer stands on.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">It has moved on, and where to could not be seen.</exception>
    public async Task<T?> NewerAsync<T>(string actor, Func<Task<T?>> view, Func<T, long> sequence, CancellationToken cancellation)
        where T : class
    {
        if ((await journal.ReadAsync(actor, _seen.GetValueOrDefault(actor), cancellation: cancellation)) is not [.., var newest])
            return null;
        // An activation that another one has overtaken may know less than the store does.
        return await view() is { } now && sequence(now) >= newest.Sequence
            ? now
            : throw new IOException($"{actor} has changed, and what is in force now could not be seen.");
    }

    /// <summary>What an actor says at a sequence is loaded here.</summary>
    public void Saw(string actor, long sequence) => _seen.AddOrUpdate(actor, sequence, (_, before) => Math.Max(before, sequence));
}
