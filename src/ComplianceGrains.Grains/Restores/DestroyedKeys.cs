using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Ledgers;
using NodaTime;

namespace ComplianceGrains.Grains.Restores;

/// <summary>
/// A key that was destroyed stays destroyed, whatever older copy of the store has brought it back: the copy outside knows of each, and
/// before anything is opened it goes again with all that it seals.
/// </summary>
public sealed class DestroyedKeys(IAnchors anchors, IKeyStore store, KeyRing keys, IErasures erasures, ILogStore logs, IClock clock)
{
    /// <summary>What the plans of such destructions are called.</summary>
    public const string RunPrefix = "again/";

    /// <summary>Does it.</summary>
    /// <param name="thorough">Whether sealed values are looked for also where no such key is: after a restore of files that were copied one after the other.</param>
    /// <param name="cancellation">Stops; what is done stays done.</param>
    /// <returns>How many keys were there, and the tombstones that the logs do not state.</returns>
    /// <exception cref="IOException">The copy outside cannot be read.</exception>
    public async Task<(int Keys, IReadOnlyList<PlannedTombstone> Unsaid)> DestroyAgainAsync(bool thorough, CancellationToken cancellation = default)
    {
        if (!erasures.MayDestroy)
            return (0, []);
        var (references, tombstones) = (new HashSet<string>(StringComparer.Ordinal), new List<AnchoredEvent.Tombstone>());
        await foreach (var happened in anchors.EventsAsync(cancellation))
            if (happened is AnchoredEvent.KeyDestroyed key)
                references.Add(key.Reference);
            else if (happened is AnchoredEvent.Tombstone tombstone)
                tombstones.Add(tombstone);
        var there = new List<WrappedKey>();
        foreach (var reference in references)
            if (await store.FindByReferenceAsync(reference, cancellation) is { } key)
                there.Add(key);
        if (there.Count == 0 && (!thorough || references.Count == 0))
            return (0, []);

        IReadOnlyList<string> names = [.. there.Select(key => key.Name)];
        await erasures.RetireAsync(names, cancellation);
        var (values, known, stated) = (await ValuesAsync(references, cancellation), await RootsAsync(cancellation), await StatedAsync(cancellation));
        var planned = new List<PlannedTombstone>();
        foreach (var tombstone in tombstones.DistinctBy(one => Convert.ToHexString(one.Root)).Where(one => !known.Contains(new Digest(one.Root))))
            if (await PlannedAsync(tombstone, cancellation) is { } found)
                planned.Add(found);
        var run = $"{RunPrefix}{clock.GetCurrentInstant().ToUnixTimeMilliseconds()}";
        await erasures.PlanAsync(new ErasurePlan(run, names, values, [.. planned.Where(one => stated.Contains(new Digest(one.Root)))]), cancellation);
        await store.DestroyAsync(names, cancellation);
        keys.Forget(names);
        await erasures.SweepAsync(run, cancellation);
        return (there.Count, [.. planned.Where(one => !stated.Contains(new Digest(one.Root)))]);
    }

    private async Task<IReadOnlyList<SealedPlace>> ValuesAsync(IReadOnlyCollection<string> references, CancellationToken cancellation)
    {
        var values = new List<SealedPlace>();
        foreach (var value in await erasures.SealedUnderAsync(references, cancellation))
            if (!await erasures.NamesAsync(value.Actor, value.Sequence, value.Cid, cancellation))
                values.Add(value);
        return values;
    }

    private async Task<HashSet<Digest>> RootsAsync(CancellationToken cancellation) => [.. (await erasures.RootsAsync(cancellation)).Select(root => new Digest(root))];

    /// <summary>The roots of every tombstone that a lifecycle log states.</summary>
    private async Task<HashSet<Digest>> StatedAsync(CancellationToken cancellation)
    {
        var stated = new HashSet<Digest>();
        foreach (var log in (await logs.NamesAsync(cancellation)).Where(log => log.EndsWith($"/{LogNames.Lifecycle}", StringComparison.Ordinal)))
            await foreach (var entry in logs.ReadAsync(log, 0, (await logs.HeadAsync(log, cancellation)).Size, cancellation))
                if (Core.Parse(entry.Core).Draft is { Kind: LifecycleKinds.RecordShredded } draft && LifecycleRef.Parse(draft.Kind, draft.Ref) is LifecycleRef.Tombstone tombstone)
                    stated.Add(tombstone.Targets);
        return stated;
    }

    /// <summary>With whose decisions it names, as the journal of destructions keeps it; null where an entry that it names is not there, as in a store that is not restored yet.</summary>
    private async Task<PlannedTombstone?> PlannedAsync(AnchoredEvent.Tombstone tombstone, CancellationToken cancellation)
    {
        var targets = new List<ErasureTarget>(tombstone.Targets.Count);
        foreach (var target in tombstone.Targets)
            await foreach (var entry in logs.ReadAsync(target.Log, target.Index, target.Index + 1, cancellation))
                targets.Add(new ErasureTarget(target.Log, target.Index, entry.Leaf, target.Cid, entry.Actor, entry.Sequence));
        return targets.Count == tombstone.Targets.Count
            ? new PlannedTombstone(tombstone.Jurisdiction, tombstone.Policy, tombstone.Basis, tombstone.MinAgeDays, tombstone.Root, targets)
            : null;
    }
}
