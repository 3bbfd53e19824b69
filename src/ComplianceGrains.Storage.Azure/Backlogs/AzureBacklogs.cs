using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Ledgers;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Backlogs;

namespace ComplianceGrains.Storage.Azure.Backlogs;

/// <summary>What waits in all cells. A cell with very many rows is counted up to a thousand: it is a lot, and that is what is asked.</summary>
internal sealed class AzureBacklogs(TableClient cells, TableClient logs, StoreLayout layout) : IBacklogs
{
    private const int Most = 1000;

    public async Task<Backlog> ReadAsync(long now, CancellationToken cancellation = default)
    {
        var effects = await AllAsync(cell => RowKey.Prefix(cell, "!e~"), ["RowKey", "decidedAt"], cancellation);
        var due = await AllAsync(cell => RowKey.Range(cell, "!a~", $"!a~{RowKey.Long(now + 1)}"), ["RowKey", "due"], cancellation);
        var drafts = await AllAsync(cell => RowKey.Prefix(cell, "!d~"), ["RowKey", "recordedAt"], cancellation);
        var waiting = drafts.ToLookup(row => row.RowKey.Split('~')[1], row => row.Number("recordedAt"), StringComparer.Ordinal);
        var known = await logs.RowsAsync($"PartitionKey eq '{LogRows.Known}'", int.MaxValue, cancellation);
        var heads = await Task.WhenAll(known.Select(async row =>
        {
            var head = LogHeadRow.Of(await logs.FindAsync(row.RowKey, LogRows.Head, cancellation));
            var times = waiting[row.RowKey].ToList();
            return new LogBacklog(row.Text("log"), head.Size, head.Stated?.Size ?? 0, times.Count, times.Count == 0 ? null : times.Min());
        }));
        return new Backlog(
            effects.Count, effects.Count == 0 ? null : effects.Min(row => row.Number("decidedAt")),
            due.Count, due.Count == 0 ? null : due.Min(row => row.Number("due")), heads);
    }

    private async Task<List<TableEntity>> AllAsync(Func<string, string> filter, IReadOnlyList<string> select, CancellationToken cancellation) =>
        [.. (await Task.WhenAll(Cell.All(layout).Select(cell => cells.RowsAsync(filter(Cell.Name(cell)), Most, select, cancellation)))).SelectMany(rows => rows)];
}
