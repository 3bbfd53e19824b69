using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>
/// What an append leaves to do in the cells: the draft goes, pointer and tail come, in one transaction. As a draft can be removed once
/// only, whoever comes second changes nothing, however late: no tail is ever set back.
/// </summary>
internal sealed class Finishing(TableClient cells, StoreLayout layout)
{
    /// <summary>Three rows an entry, at most a hundred a transaction.</summary>
    private const int MostAtOnce = 33;

    private const int MostCellsAtOnce = 8;

    public Task FinishAsync(string log, IReadOnlyList<StoredEntry> entries) => Parallel.ForEachAsync(
        entries.GroupBy(entry => Cell.Of(layout, entry.Actor)), new ParallelOptions { MaxDegreeOfParallelism = MostCellsAtOnce },
        async (ofCell, _) =>
        {
            foreach (var some in ofCell.Chunk(MostAtOnce))
                if (!await TryAsync(ofCell.Key, log, some))
                    // One of them was finished before: each for itself, in order.
                    foreach (var entry in some)
                        await TryAsync(ofCell.Key, log, [entry]);
        });

    /// <summary>False if a draft of them was gone already, and nothing was changed.</summary>
    private Task<bool> TryAsync(string cell, string log, IReadOnlyList<StoredEntry> entries) => TableExtensions.TryAsync(async () =>
    {
        try
        {
            await cells.SubmitTransactionAsync(
            [
                .. entries.Select(entry => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(cell, Cell.Draft(log, entry.Actor, entry.Seq)), ETag.All)),
                .. entries.Select(entry => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace, new TableEntity(cell, Cell.Pointer(entry.Actor, log, entry.Seq)) { ["index"] = entry.Index })),
                .. entries.GroupBy(entry => entry.Actor, StringComparer.Ordinal).Select(ofActor => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace, new TableEntity(cell, Cell.Tail(ofActor.Key, log)) { ["index"] = ofActor.Last().Index })),
            ], CancellationToken.None);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return false;
        }
    }, CancellationToken.None);
}
