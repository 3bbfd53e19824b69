using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Storage.Histories;

namespace ComplianceGrains.Grains.Histories;

/// <summary>What was destroyed on purpose, as the logs and the journal of destructions say; whatever else is gone is damage.</summary>
/// <param name="Tombstones">The targets of sequenced tombstones: log, index and compartment.</param>
/// <param name="Under">Subjects whose values a destruction that has begun names.</param>
public sealed record Erasures(IReadOnlySet<(string Log, long Index, string Cid)> Tombstones, IReadOnlySet<string> Under)
{
    /// <summary>Entries of which only the leaf is left: lost in a restore, as its plan says and the logs once people have confirmed it.</summary>
    public IReadOnlySet<(string Log, long Index)> Lost { get; private init; } = new HashSet<(string, long)>();

    /// <summary>Nothing was.</summary>
    public static Erasures None { get; } = new(new HashSet<(string, long, string)>(), new HashSet<string>());

    /// <summary>What a store says of itself: planned is what stands in the journal of destructions, destroyed what a tombstone in a log names.</summary>
    public static async Task<Erasures> OfAsync(IHistorySnapshot stores, CancellationToken cancellation = default)
    {
        var (tombstones, under, lost) = (new HashSet<(string, long, string)>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<(string, long)>());
        var planned = await stores.Erasures.RootsAsync(cancellation);
        if (planned.Count == 0)
            return None;
        var stated = new HashSet<Digest>();
        foreach (var log in (await stores.Logs.NamesAsync(cancellation)).Where(log => log.EndsWith($"/{LogNames.Lifecycle}", StringComparison.Ordinal)))
            await foreach (var entry in stores.Logs.ReadAsync(log, 0, (await stores.Logs.HeadAsync(log, cancellation)).Size, cancellation))
                if (Reference(entry.Core) is LifecycleRef.Tombstone tombstone)
                    stated.Add(tombstone.Targets);
        foreach (var root in planned)
            foreach (var target in await stores.Erasures.TargetsAsync(root, cancellation))
            {
                if (target.Cid == TombstoneTarget.WholeEntry)
                    lost.Add((target.Log, target.Index));
                else if (stated.Contains(new Digest(root)))
                    tombstones.Add((target.Log, target.Index, target.Cid));
                else
                    under.Add(target.Actor);
            }

        return new Erasures(tombstones, under) { Lost = lost };
    }

    private static LifecycleRef? Reference(byte[] core)
    {
        try
        {
            var draft = Core.Parse(core).Draft;
            return draft.Kind == LifecycleKinds.RecordShredded ? LifecycleRef.Parse(draft.Kind, draft.Ref) : null;
        }
        catch (EvidenceFormatException)
        {
            // The check of the log says so; nothing is taken for destroyed because of it.
            return null;
        }
    }

    /// <summary>What became of a value that is gone.</summary>
    /// <param name="subject">Whose it was.</param>
    /// <param name="cid">The compartment.</param>
    /// <param name="entries">Where the decision stands.</param>
    public GoneValue Of(string subject, string cid, IEnumerable<(string Log, long Index)> entries) =>
        entries.Any(entry => Tombstones.Contains((entry.Log, entry.Index, cid))) ? GoneValue.Shredded
        : Under.Contains(subject) ? GoneValue.BeingDestroyed
        : GoneValue.Damaged;
}

/// <summary>The three words for a value that is not there.</summary>
public enum GoneValue
{
    /// <summary>A sequenced tombstone names it.</summary>
    Shredded,

    /// <summary>A destruction that has begun names it.</summary>
    BeingDestroyed,

    /// <summary>Nothing does.</summary>
    Damaged,
}
