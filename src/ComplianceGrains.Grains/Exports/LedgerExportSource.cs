using System.Runtime.CompilerServices;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Vaults;
using StoredEntry = ComplianceGrains.Evidence.Exports.Writing.StoredEntry;

namespace ComplianceGrains.Grains.Exports;

/// <summary>An export's material from the store: logs from the logs, values from the vault, rules from the rule book.</summary>
internal sealed class LedgerExportSource(ILogStore logs, IVault vault, IErasures erasures, SealedValues values, KindRegistry kinds, RuleBook rules) : IExportSource
{
    private const int Page = 4096;

    public async IAsyncEnumerable<Digest> LeavesAsync(string log, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var start = from; start < to; start += Page)
            foreach (var leaf in await logs.LeavesAsync(log, start, Math.Min(to, start + Page), cancellationToken))
                yield return new Digest(leaf);
    }

    public async IAsyncEnumerable<StoredEntry> EntriesAsync(string log, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in logs.ReadAsync(log, from, to, cancellationToken))
            yield return new StoredEntry(entry.Index, entry.IsLeafOnly ? (ReadOnlyMemory<byte>?)null : entry.Core, new Digest(entry.Leaf));
    }

    public async ValueTask<IReadOnlyList<IReadOnlyDictionary<string, OpenCompartment>>> OpenAsync(string log, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken)
    {
        var opened = new List<IReadOnlyDictionary<string, OpenCompartment>>(entries.Count);
        if (entries.Count == 0)
            return opened;
        var wanted = entries.Select(entry => entry.Index).ToHashSet();
        await foreach (var entry in logs.ReadAsync(log, entries[0].Index, entries[^1].Index + 1, cancellationToken))
            if (wanted.Contains(entry.Index))
                opened.Add(await OpenAsync(entry, cancellationToken));
        return opened;
    }

    public async ValueTask<IReadOnlyList<TombstoneTarget>> TargetsAsync(string lifecycle, long index, CancellationToken cancellationToken)
    {
        await foreach (var entry in logs.ReadAsync(lifecycle, index, index + 1, cancellationToken))
            if (Core.Parse(entry.Core).Draft is var draft && LifecycleRef.Parse(draft.Kind, draft.Ref) is LifecycleRef.Tombstone tombstone)
                return [.. (await erasures.TargetsAsync(tombstone.Targets.ToArray(), cancellationToken)).Select(target => new TombstoneTarget(target.Log, target.Index, new Digest(target.Leaf), target.Cid))];
        throw new ExportSourceException($"Entry {index} of {lifecycle} is no tombstone.");
    }

    public ValueTask<KindSchema> SchemaAsync(string kind, CancellationToken cancellationToken) => new(kinds.Named(kind).Schema);

    public ValueTask<IReadOnlyList<PackageFile>> PackFilesAsync(PackCitation pack, CancellationToken cancellationToken)
    {
        var cited = rules.Library.Packs.First(known => new Digest(known.Digest.Span) == pack.Digest);
        return new([.. cited.Files.Select(file => new PackageFile(file.Path, file.Bytes))]);
    }

    /// <summary>All compartments of an entry; a package never passes damage off as something that was shredded.</summary>
    private async Task<Dictionary<string, OpenCompartment>> OpenAsync(Storage.Ledgers.StoredEntry entry, CancellationToken cancellation)
    {
        var compartments = new Dictionary<string, OpenCompartment>(StringComparer.Ordinal);
        var rows = await vault.ReadAsync(entry.Actor, entry.Sequence, cancellation);
        foreach (var root in Core.Parse(entry.Core).Draft.Compartments)
        {
            var row = rows.FirstOrDefault(row => row.Cid == root.Cid);
            var opening = row is null ? null : await values.OpenAsync(entry.Actor, entry.Sequence, row, cancellation);
            if (opening is null or OpenedValue.KeyGone && await erasures.NamesAsync(entry.Actor, entry.Sequence, root.Cid, cancellation))
                continue;
            compartments[root.Cid] = opening switch
            {
                OpenedValue.Open open => open.Compartment,
                OpenedValue.Damaged damaged => throw new DamagedValueException(entry.Actor, entry.Sequence, root.Cid, damaged.Why),
                null => throw new DamagedValueException(entry.Actor, entry.Sequence, root.Cid, "it is gone, and nothing says that it was destroyed"),
                _ => throw new DamagedValueException(entry.Actor, entry.Sequence, root.Cid, "its key is gone, and nothing says that it was destroyed"),
            };
        }

        return compartments;
    }
}
