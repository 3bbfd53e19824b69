using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Receipts;

namespace ComplianceGrains.Storage.Azure.Receipts;

/// <summary>Receipts beside the decisions that they are about.</summary>
internal sealed class AzureReceipts(TableClient cells, StoreLayout layout, SiloFence silos) : IReceipts
{
    public async Task<IReadOnlyList<StoredReceipt?>> FindAsync(string actor, IReadOnlyList<LogPosition> positions, CancellationToken cancellation = default) =>
        await Task.WhenAll(positions.Select(position => FindAsync(actor, position, cancellation)));

    public async Task<IReadOnlyList<string>> KeepAsync(string actor, IReadOnlyList<NewReceipt> receipts, CancellationToken cancellation = default) =>
        await Task.WhenAll(receipts.Select(receipt => KeepAsync(actor, receipt, cancellation)));

    private async Task<StoredReceipt?> FindAsync(string actor, LogPosition position, CancellationToken cancellation)
    {
        var cell = Cell.Of(layout, actor);
        var pointer = await cells.FindAsync(cell, Cell.Pointer(actor, position.Log, position.Seq), cancellation);
        if (pointer is null && await cells.FindAsync(cell, Cell.Draft(position.Log, actor, position.Seq), cancellation) is null
            // Between the two looks it may have become an entry: the draft goes in the transaction that brings the pointer.
            && (pointer = await cells.FindAsync(cell, Cell.Pointer(actor, position.Log, position.Seq), cancellation)) is null)
            return null;
        var kept = await cells.FindAsync(cell, Cell.Receipt(actor, position.Log, position.Seq), cancellation);
        return new StoredReceipt(pointer?.Number("index"), kept?.Text("note"));
    }

    private async Task<string> KeepAsync(string actor, NewReceipt receipt, CancellationToken cancellation)
    {
        var (cell, key) = (Cell.Of(layout, actor), Cell.Receipt(actor, receipt.Position.Log, receipt.Position.Seq));
        var row = new TableEntity(cell, key);
        row.Text("note", receipt.Note);
        silos.Check();
        await TableExtensions.TryAsync(async () =>
        {
            try
            {
                await cells.AddEntityAsync(row, cancellation);
            }
            catch (RequestFailedException failure) when (failure.Status == 409)
            {
                // One is kept, ours or another's: that one stays.
            }

            return true;
        }, cancellation);
        return (await cells.FindAsync(cell, key, cancellation))!.Text("note");
    }
}
