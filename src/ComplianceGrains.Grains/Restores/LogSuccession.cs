using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Restores;

/// <summary>
/// Says what is left of a jurisdiction's logs again under the next label: every entry in its old order, with its old time, and what it commits
/// to. Entry 0 of lifecycle says which logs these go on from, and how far those were signed. What states heads or names entries
/// of the old logs says it of the new ones. Pure.
/// </summary>
public sealed class LogSuccession
{
    private readonly SurvivingLogs _left;
    private readonly string _label;
    private readonly Dictionary<(string Log, long Index), (string Log, StoredEntry Entry)> _moved = [];
    private readonly Dictionary<Digest, IReadOnlyList<ErasureTarget>> _targets;
    private MerkleTree _decisions = new();

    private LogSuccession(SurvivingLogs left, string label) => (_left, _label, _targets) = (left, label, left.Tombstones.ToDictionary(one => one.Root, one => one.Targets));

    /// <summary>What the store is to hold.</summary>
    /// <param name="left">What is left.</param>
    /// <param name="label">The next label.</param>
    /// <param name="pseudonym">Whose the first entry is.</param>
    /// <param name="nonce">Of the first entry.</param>
    /// <param name="now">Milliseconds: when it was, if nothing is left that was before.</param>
    /// <exception cref="InvalidDataException">What is left states more of itself than there is.</exception>
    public static Succession Of(SurvivingLogs left, string label, string pseudonym, Digest nonce, long now)
    {
        var (succession, logs) = (new LogSuccession(left, label), new List<SucceedingLog>());
        // Lifecycle last: it speaks of the others.
        foreach (var log in left.Logs.OrderBy(log => log.Name == LogNames.Lifecycle))
            logs.Add(succession.Say(log, log.Name == LogNames.Lifecycle ? succession.First(pseudonym, nonce, log.Entries.Count > 0 ? log.Entries[0].Time : now) : null));
        return new Succession(logs, [.. left.Tombstones.Select(succession.Tombstone)]);
    }

    private SucceedingLog Say(SurvivingLog log, StoredEntry? first)
    {
        var (before, name) = (LogNames.Of(_left.Origin, _left.Stored, log.Name), LogNames.Of(_left.Origin, _label, log.Name));
        var (tree, tails, entries, references) = (new MerkleTree(), new Dictionary<string, Digest>(StringComparer.Ordinal), new List<StoredEntry>(), new List<(string, long, string)>());
        if (log.Name == LogNames.Decisions)
            _decisions = tree;
        if (first is not null)
            Add(first, LostActor.PseudonymIn(first.Actor)!);
        foreach (var entry in log.Entries)
        {
            if (entry.IsLeafOnly)
            {
                // It commits to nothing that anybody could read: it stays the leaf that it is.
                Add(entry with { Index = entries.Count }, LostActor.PseudonymIn(entry.Actor) ?? entry.Actor);
            }
            else if (Core.Parse(entry.Core) is var core && core.Draft.Kind != LifecycleKinds.LogRestored)
            {
                var draft = Said(core.Draft, name);
                if (draft.Ref != core.Draft.Ref && draft.Kind != LifecycleKinds.ExportProduced)
                    references.Add((entry.Actor, entry.Sequence, draft.Ref!));
                var bytes = draft.ToCore(tails.TryGetValue(draft.Actor, out var tail) ? tail : null, core.Time).ToBytes();
                Add(entry with { Index = entries.Count, Core = bytes, Leaf = Merkle.Leaf(bytes).ToArray() }, draft.Actor);
            }

            _moved[(before, entry.Index)] = (name, entries[^1]);
        }

        return new SucceedingLog(before, name, entries, [.. log.Drafts.Select(waiting => Waiting(waiting, name, references))], references);

        void Add(StoredEntry entry, string pseudonym)
        {
            entries.Add(entry);
            tails[pseudonym] = new Digest(entry.Leaf);
            tree.Append(tails[pseudonym]);
        }
    }

    private PendingDraft Waiting(PendingDraft waiting, string name, List<(string, long, string)> references)
    {
        var before = Draft.Parse(waiting.Bytes);
        var draft = Said(before, name);
        if (draft.Ref != before.Ref && draft.Kind != LifecycleKinds.ExportProduced)
            references.Add((waiting.Actor, waiting.Sequence, draft.Ref!));
        return waiting with { Bytes = draft.ToBytes() };
    }

    private StoredEntry First(string pseudonym, Digest nonce, long time)
    {
        var reference = new LifecycleRef.LogRestored(_left.Ended, [.. _left.Heads.OrderBy(head => head.Log, StringComparer.Ordinal)]);
        var draft = new Draft(LogNames.Of(_left.Origin, _label, LogNames.Lifecycle), pseudonym, 0, LifecycleKinds.LogRestored, nonce, []) { Ref = reference.ToCanonical() };
        var bytes = draft.ToCore(null, time).ToBytes();
        return new StoredEntry(0, LostActor.Name(pseudonym), 0, 0, time, bytes, Merkle.Leaf(bytes).ToArray());
    }

    private Draft Said(Draft draft, string log) => draft with { Log = log, Ref = draft.Kind is LifecycleKinds.ExportProduced or LifecycleKinds.RecordShredded or LifecycleKinds.RecordDeleted ? Said(draft.Kind, draft.Ref!) : draft.Ref };

    private string Said(string kind, string reference) => LifecycleRef.Parse(kind, reference) switch
    {
        LifecycleRef.ExportProduced produced => (produced with { Decisions = HeadAt(produced.Decisions.Size) }).ToCanonical(),
        LifecycleRef.Tombstone tombstone when _targets.TryGetValue(tombstone.Targets, out var targets) =>
            (tombstone with { MinAgeDays = 0, Targets = new Digest(Restoring.RootOf(Moved(targets))) }).ToCanonical(),
        _ => reference,
    };

    private StatedHead HeadAt(long size) => size <= _decisions.Size
        ? new StatedHead(size, Merkle.Root(_decisions, size))
        : throw new InvalidDataException($"An export of {_left.Origin}/{_left.Stored} states {size} decisions, and {_decisions.Size} are in the backup: the backup is not of one moment.");

    private MovedTombstone Tombstone((Digest Root, IReadOnlyList<ErasureTarget> Targets) tombstone)
    {
        var targets = Moved(tombstone.Targets);
        return new MovedTombstone(tombstone.Root.ToArray(), Restoring.RootOf(targets), targets);
    }

    private List<ErasureTarget> Moved(IReadOnlyList<ErasureTarget> targets) =>
        [.. targets.Select(target => _moved.TryGetValue((target.Log, target.Index), out var now) ? target with { Log = now.Log, Index = now.Entry.Index, Leaf = now.Entry.Leaf } : target)];
}

/// <summary>A jurisdiction's logs as a backup has them.</summary>
/// <param name="Origin">The firm's.</param>
/// <param name="Stored">Their label.</param>
/// <param name="Ended">The label that goes on no more: the same, or a later one of which the backup knows nothing.</param>
/// <param name="Heads">How far those were signed, by short name; never of suspicion work.</param>
/// <param name="Logs">The logs.</param>
/// <param name="Tombstones">Those that name entries of them, by root.</param>
public sealed record SurvivingLogs(
    string Origin, string Stored, string Ended, IReadOnlyList<(string Log, StatedHead Head)> Heads, IReadOnlyList<SurvivingLog> Logs, IReadOnlyList<(Digest Root, IReadOnlyList<ErasureTarget> Targets)> Tombstones);

/// <summary>One of them.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Entries">In order.</param>
/// <param name="Drafts">What waits for its place.</param>
public sealed record SurvivingLog(string Name, IReadOnlyList<StoredEntry> Entries, IReadOnlyList<PendingDraft> Drafts);
