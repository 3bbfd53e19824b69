using System.Runtime.CompilerServices;
using ComplianceGrains.Evidence;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Packs;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Vaults;
using StoredEntry = ComplianceGrains.Evidence.StoredEntry;

namespace ComplianceGrains.Grains.Exports;

/// <summary>An export's material from the store: logs from the ledger, values from the vault, rules from the rule book.</summary>
internal sealed class LedgerExportSource(ILedger ledger, IVault vault, KeyRing keys, KindRegistry kinds, RuleBook rules) : IExportSource
{
    private const int Page = 4096;

    public async IAsyncEnumerable<Digest> LeavesAsync(string log, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var start = from; start < to; start += Page)
            foreach (var leaf in await ledger.LeavesAsync(log, start, Math.Min(to, start + Page), cancellationToken))
                yield return new Digest(leaf);
    }

    public async IAsyncEnumerable<StoredEntry> EntriesAsync(string log, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in ledger.ReadAsync(log, from, to, cancellationToken))
            yield return new StoredEntry(entry.Index, entry.Core, new Digest(entry.Leaf));
    }

    public async ValueTask<IReadOnlyList<IReadOnlyDictionary<string, OpenCompartment>>> OpenAsync(string log, IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken)
    {
        var opened = new List<IReadOnlyDictionary<string, OpenCompartment>>(entries.Count);
        if (entries.Count == 0)
            return opened;
        var wanted = entries.Select(entry => entry.Index).ToHashSet();
        await foreach (var entry in ledger.ReadAsync(log, entries[0].Index, entries[^1].Index + 1, cancellationToken))
            if (wanted.Contains(entry.Index))
                opened.Add(await OpenAsync(entry.Actor, entry.Sequence, cancellationToken));
        return opened;
    }

    public ValueTask<IReadOnlyList<TombstoneTarget>> TargetsAsync(string lifecycle, long index, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"Entry {index} of {lifecycle} is a tombstone, and this version writes none.");

    public ValueTask<KindSchema> SchemaAsync(string kind, CancellationToken cancellationToken) => new(kinds.Named(kind).Schema);

    public ValueTask<IReadOnlyList<PackageFile>> PackFilesAsync(PackCitation pack, CancellationToken cancellationToken)
    {
        var cited = rules.Library.Packs.First(known => new Digest(known.Digest.Span) == pack.Digest);
        return new([.. cited.Files.Select(file => new PackageFile(file.Path, file.Bytes))]);
    }

    private async Task<Dictionary<string, OpenCompartment>> OpenAsync(string actor, long sequence, CancellationToken cancellation)
    {
        var compartments = new Dictionary<string, OpenCompartment>(StringComparer.Ordinal);
        foreach (var row in await vault.ReadAsync(actor, sequence, cancellation))
            if (await keys.OpenAsync(row.KeyReference, cancellation) is { } key)
                compartments[row.Cid] = OpenCompartment.Open(key.Bytes, $"{actor}#{sequence}", row.Cid, row.KeyReference, row.Bytes);
        return compartments;
    }
}
