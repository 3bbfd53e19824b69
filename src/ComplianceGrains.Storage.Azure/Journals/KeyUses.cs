using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Journals;

/// <summary>
/// Which actors seal under which key: a partition for each key, since its actors are in any cell. Noted before the verdict that seals,
/// in no transaction with it: one actor too many costs a look, one too few would leave a value whose key is gone and that no plan names.
/// </summary>
internal sealed class KeyUses(TableClient erasures)
{
    /// <summary>Notes that an actor is about to seal under keys; durable before it returns.</summary>
    public Task NoteAsync(string actor, IEnumerable<string> references, CancellationToken cancellation) => Task.WhenAll(references.Select(reference =>
    {
        var row = new TableEntity(Partition(reference), RowKey.Part(actor));
        row.Text("actor", actor);
        return TableExtensions.TryAsync(() => erasures.UpsertEntityAsync(row, TableUpdateMode.Replace, CancellationToken.None), cancellation);
    }));

    /// <summary>Every actor that may have sealed under one of these keys.</summary>
    public async Task<IReadOnlyList<string>> ActorsAsync(IEnumerable<string> references, CancellationToken cancellation)
    {
        var rows = await Task.WhenAll(references.Select(reference => erasures.RowsAsync($"PartitionKey eq '{Partition(reference)}'", int.MaxValue, cancellation)));
        return [.. rows.SelectMany(ofKey => ofKey).Select(row => row.Text("actor")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string Partition(string reference) => $"u~{RowKey.Part(reference)}";
}
