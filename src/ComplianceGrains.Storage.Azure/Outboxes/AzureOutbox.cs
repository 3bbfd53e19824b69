using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Outboxes;

namespace ComplianceGrains.Storage.Azure.Outboxes;

/// <summary>Effects in the cells of those who decided them.</summary>
internal sealed class AzureOutbox(TableClient cells, StoreLayout layout) : IOutbox
{
    public async Task<IReadOnlyList<Effect>> PendingAsync(int cell, int limit, CancellationToken cancellation = default) =>
        [.. (await cells.RowsAsync(RowKey.Prefix(Cell.Name(cell), "!e~"), limit, cancellation)).Select(row => new Effect(
            row.Text("source"), row.Number("sequence"), row.GetInt32("number") ?? 0, row.Text("target"), row.GetString("kind")))];

    /// <summary>One by one: one that is gone already, by a first try or by another pump, must not keep the others.</summary>
    public async Task RemoveAsync(IReadOnlyList<Effect> delivered, CancellationToken cancellation = default) =>
        await Task.WhenAll(delivered.Select(effect => TableExtensions.TryAsync(
            () => cells.DeleteEntityAsync(Cell.Of(layout, effect.Source), Cell.Effect(effect.Source, effect.Sequence, effect.Number), ETag.All, cancellation), cancellation)));
}
