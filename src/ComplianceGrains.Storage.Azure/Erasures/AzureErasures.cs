using System.Globalization;
using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Erasures;

namespace ComplianceGrains.Storage.Azure.Erasures;

/// <summary>
/// The journal of destructions in the table <c>erasures</c>. Values are taken out of the rows where they stand: a table keeps no earlier
/// version of a row.
/// </summary>
/// <param name="cells">Histories.</param>
/// <param name="erasures">Plans, retired keys and who seals under which key.</param>
/// <param name="layout">Which cell an actor is in.</param>
/// <param name="mayDestroy">Whether it has been noted from the store's first verdict on who seals under which key.</param>
internal sealed class AzureErasures(TableClient cells, TableClient erasures, StoreLayout layout, bool mayDestroy) : IErasures
{
    private const int MostTries = 8;

    private static readonly StoreLayout Names = new(16);

    private static readonly ParallelOptions Several = new() { MaxDegreeOfParallelism = 8 };

    private readonly KeyUses _uses = new(erasures);
    private readonly PlanRows _plans = new(erasures, layout);

    public bool MayDestroy => mayDestroy;

    public async Task<IReadOnlyList<SealedPlace>> SealedUnderAsync(IReadOnlyCollection<string> keyReferences, CancellationToken cancellation = default)
    {
        var wanted = keyReferences.ToHashSet(StringComparer.Ordinal);
        var found = await Task.WhenAll((await _uses.ActorsAsync(wanted, cancellation)).Select(actor => SealedByAsync(actor, cancellation)));
        return [.. found.SelectMany(ofActor => ofActor).Where(place => wanted.Contains(place.KeyReference))];
    }

    public Task RetireAsync(IReadOnlyCollection<string> keyNames, CancellationToken cancellation = default) => Task.WhenAll(keyNames.Select(name =>
        TableExtensions.TryAsync(() => erasures.UpsertEntityAsync(new TableEntity(Retired(name), RowKey.Part(name)), TableUpdateMode.Replace, CancellationToken.None), cancellation)));

    public async Task<bool> IsRetiredAsync(string keyName, CancellationToken cancellation = default) =>
        await erasures.FindAsync(Retired(keyName), RowKey.Part(keyName), cancellation) is not null;

    public Task PlanAsync(ErasurePlan plan, CancellationToken cancellation = default) => _plans.AddAsync(plan, cancellation);

    public Task<ErasurePlan?> FindAsync(string run, CancellationToken cancellation = default) => _plans.FindAsync(run, cancellation);

    public async Task SweepAsync(string run, CancellationToken cancellation = default)
    {
        if (await _plans.FindAsync(run, cancellation) is not { } plan)
            return;
        var values = plan.Values.GroupBy(value => (value.Actor, value.Sequence));
        await Parallel.ForEachAsync(values, Several, async (of, _) =>
        {
            var gone = of.Select(value => (value.Cid, value.KeyReference)).ToHashSet();
            await TakeOutAsync(of.Key.Actor, Cell.Decision(of.Key.Actor, of.Key.Sequence), gone, cancellation);
            await TakeOutAsync(of.Key.Actor, Cell.Person(of.Key.Actor, of.Key.Sequence), gone, cancellation);
        });
        await Parallel.ForEachAsync(plan.Values.Select(value => value.Actor).Distinct(StringComparer.Ordinal), Several, async (actor, _) => await ForgetBodiesAsync(actor, cancellation));
    }

    public Task CloseAsync(string run, CancellationToken cancellation = default) => _plans.CloseAsync(run, cancellation);

    public Task<bool> NamesAsync(string actor, long sequence, string cid, CancellationToken cancellation = default) => _plans.NamesAsync(actor, sequence, cid, cancellation);

    public async Task<IReadOnlyList<ErasureTarget>> TargetsAsync(byte[] root, CancellationToken cancellation = default) =>
        await _plans.RunOfAsync(root, cancellation) is { } run && await _plans.FindAsync(run, cancellation) is { } plan
            ? plan.Tombstones.First(tombstone => tombstone.Root.AsSpan().SequenceEqual(root)).Targets
            : [];

    public async Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellation = default) =>
        [.. (await _plans.AllAsync(cancellation)).Where(one => !one.IsClosed).Select(one => one.Run)];

    public async Task<IReadOnlyList<byte[]>> RootsAsync(CancellationToken cancellation = default) => [.. (await _plans.AllAsync(cancellation)).SelectMany(one => one.Roots)];

    private async Task<IEnumerable<SealedPlace>> SealedByAsync(string actor, CancellationToken cancellation)
    {
        var cell = Cell.Of(layout, actor);
        var rows = await Task.WhenAll(new[] { Cell.Decision(actor, 0)[..^10], Cell.Person(actor, 0)[..^10] }.Select(
            prefix => cells.RowsAsync(RowKey.Prefix(cell, prefix), int.MaxValue, ["RowKey", "cids0"], cancellation)));
        return from row in rows.SelectMany(ofKind => ofKind)
               let sequence = long.Parse(row.RowKey.AsSpan(row.RowKey.Length - 10), NumberStyles.None, CultureInfo.InvariantCulture)
               orderby sequence
               from one in SealedRow.Names(row)
               select new SealedPlace(actor, sequence, one.Cid, one.KeyReference);
    }

    private async Task TakeOutAsync(string actor, string key, HashSet<(string Cid, string KeyReference)> gone, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await cells.FindAsync(Cell.Of(layout, actor), key, cancellation) is not { } row)
                return;
            var all = SealedRow.Read(row);
            var kept = all.Where(one => !gone.Contains((one.Cid, one.KeyReference))).ToList();
            if (kept.Count == all.Count)
                return;
            try
            {
                await cells.UpdateEntityAsync(SealedRow.Replaced(row, kept), row.ETag, TableUpdateMode.Replace, CancellationToken.None);
                return;
            }
            catch (Exception failure) when (failure.IsOpen())
            {
                if (attempt == MostTries)
                    throw new IOException($"A value of {actor} could not be removed: {failure.Message}", failure);
            }
        }
    }

    /// <summary>What is remembered of the bodies of an actor's commands; that they came stays.</summary>
    private async Task ForgetBodiesAsync(string actor, CancellationToken cancellation)
    {
        foreach (var row in await cells.RowsAsync(RowKey.Prefix(Cell.Of(layout, actor), Cell.Command(actor, "")), int.MaxValue, ["PartitionKey", "RowKey", "fingerprint"], cancellation))
            if (row.GetBinary("fingerprint") is { } bytes && bytes.Any(value => value != 0))
                await TableExtensions.TryAsync(
                    () => cells.UpdateEntityAsync(
                        new TableEntity(row.PartitionKey, row.RowKey) { ["fingerprint"] = new byte[bytes.Length] }, ETag.All, TableUpdateMode.Merge, CancellationToken.None), cancellation);
    }

    private static string Retired(string name) => string.Create(CultureInfo.InvariantCulture, $"r~{Names.CellOf(name):X2}");
}
