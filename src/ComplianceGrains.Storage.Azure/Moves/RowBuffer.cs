using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Moves;

/// <summary>Rows of one table on their way, a transaction for each partition as soon as there are enough. A row that is sent twice is one row.</summary>
internal sealed class RowBuffer(TableClient table)
{
    private const int MostRows = 100;

    /// <summary>A transaction may have four; names and numbers are not counted.</summary>
    private const int MostBytes = 2 * 1024 * 1024;

    private readonly Dictionary<string, List<TableEntity>> _waiting = new(StringComparer.Ordinal);

    public async Task AddAsync(TableEntity row, CancellationToken cancellation)
    {
        if (!_waiting.TryGetValue(row.PartitionKey, out var rows))
            _waiting[row.PartitionKey] = rows = [];
        if (rows.Count == MostRows || (rows.Count > 0 && rows.Append(row).Sum(BytesOf) > MostBytes))
        {
            await SendAsync(rows, cancellation);
            rows.Clear();
        }

        rows.Add(row);
    }

    public async Task AddAsync(IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
            await AddAsync(row, cancellation);
    }

    /// <summary>Sends what waits; durable before it returns.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await Task.WhenAll(_waiting.Values.Where(rows => rows.Count > 0).Select(rows => SendAsync(rows, cancellation)));
        _waiting.Clear();
    }

    private static int BytesOf(TableEntity row) => row.Sum(pair => pair.Value is byte[] bytes ? bytes.Length : 0);

    private Task SendAsync(IReadOnlyList<TableEntity> rows, CancellationToken cancellation) => TableExtensions.TryAsync(async () =>
    {
        try
        {
            return await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
        }
        catch (RequestFailedException refused) when (!refused.IsUnanswered())
        {
            throw new InvalidDataException($"The table {table.Name} does not take what was to be moved: {refused.Message}", refused);
        }
    }, cancellation);
}
