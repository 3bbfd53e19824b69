using System.Globalization;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>Drafts, each in the cell of its actor.</summary>
internal sealed class AzureDraftSource(TableClient cells, StoreLayout layout) : IDraftSource
{
    public async Task<IReadOnlyList<PendingDraft>> PendingAsync(string log, string after, int limit, CancellationToken cancellation = default)
    {
        // A cursor is a cell and the last row seen in it.
        var (first, seen) = after.Split(' ') is [var number, var key] ? (int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture), key) : (0, "");
        var prefix = Cell.Drafts(log);
        var found = await Task.WhenAll(Enumerable.Range(first, layout.Cells - first).Select(cell => cells.RowsAsync(
            RowKey.Range(Cell.Name(cell), cell == first && seen.Length > 0 ? $"{seen} " : prefix, RowKey.After(prefix)), limit, cancellation)));
        return [.. found.SelectMany((rows, i) => rows.Select(row => Draft(row, string.Create(CultureInfo.InvariantCulture, $"{first + i} {row.RowKey}")))).Take(limit)];
    }

    public async Task<PendingDraft?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default) =>
        await cells.FindAsync(Cell.Of(layout, actor), Cell.Draft(log, actor, seq), cancellation) is { } row
            ? Draft(row, string.Create(CultureInfo.InvariantCulture, $"{layout.CellOf(actor)} {row.RowKey}"))
            : null;

    private static PendingDraft Draft(TableEntity row, string position) => new(position, row.Text("actor"), row.Number("sequence"), row.Number("seq"), row.Bytes("bytes"));
}
