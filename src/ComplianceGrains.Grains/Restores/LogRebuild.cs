using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Trees;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Restores;

/// <summary>
/// Brings a log that is shorter than what was signed of it to its signed size again, from the copy outside: what the copy holds whole
/// stands as it was, a draft that waited when the backup was made becomes the entry that it became, of the rest the leaf is left. Pure.
/// </summary>
public static class LogRebuild
{
    /// <summary>What is to be added to a log.</summary>
    /// <param name="log">Its name.</param>
    /// <param name="stored">The leaves that the backup holds.</param>
    /// <param name="signed">Size of the newest signed head that it holds.</param>
    /// <param name="copied">All of the copy outside.</param>
    /// <param name="drafts">What waited in the backup.</param>
    /// <exception cref="InvalidDataException">Backup and copy are not of the same log, or the copy is not sound.</exception>
    public static RebuiltLog Of(string log, IReadOnlyList<byte[]> stored, long signed, IEnumerable<AnchoredPart> copied, IReadOnlyList<PendingDraft> drafts)
    {
        var waiting = drafts.GroupBy(draft => (Draft.Parse(draft.Bytes).Actor, draft.Seq)).ToDictionary(draft => draft.Key, draft => draft.First());
        var (folded, tails, entries, heads) = (new CompactRange(), new Dictionary<string, Digest>(StringComparer.Ordinal), new List<RebuiltEntry>(), new List<AnchoredHead>());
        foreach (var part in copied)
        {
            foreach (var entry in part.Entries)
            {
                if (entry.Index < stored.Count && !entry.Leaf.AsSpan().SequenceEqual(stored[(int)entry.Index]))
                    throw new InvalidDataException($"Entry {entry.Index} of {log} is another in the backup than in the copy of what was signed: the backup is of another log, or one of the two was changed.");
                if (entry.Index >= stored.Count)
                    entries.Add(Rebuilt(entry, waiting.GetValueOrDefault((entry.Actor, entry.Seq)), tails.TryGetValue(entry.Actor, out var tail) ? tail : null));
                folded.Append(new Digest(entry.Leaf));
                tails[entry.Actor] = new Digest(entry.Leaf);
            }

            if (folded.Size != part.Head.Size || folded.Root() != new Digest(part.Head.Root))
                throw new InvalidDataException($"The entries of {log} in the copy of what was signed do not give the head of size {part.Head.Size} that stands behind them: the copy was changed.");
            if (part.Head.Size > signed)
                heads.Add(part.Head);
        }

        return new RebuiltLog(log, entries, heads);
    }

    private static RebuiltEntry Rebuilt(AnchoredEntry entry, PendingDraft? draft, Digest? before)
    {
        if (entry.Core is { } core)
            return Merkle.Leaf(core) == new Digest(entry.Leaf)
                ? new RebuiltEntry(entry, core, draft)
                : throw new InvalidDataException($"Entry {entry.Index} of a lifecycle log is not what its leaf says in the copy of what was signed: the copy was changed.");
        if (draft is null)
            return new RebuiltEntry(entry, [], null);
        var made = Draft.Parse(draft.Bytes).ToCore(before, entry.Time).ToBytes();
        // Another draft than the one that became this entry has lost its place, and goes.
        return new RebuiltEntry(entry, Merkle.Leaf(made) == new Digest(entry.Leaf) ? made : [], draft);
    }
}
