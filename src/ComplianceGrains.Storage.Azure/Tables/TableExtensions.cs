using Azure;
using Azure.Data.Tables;

namespace ComplianceGrains.Storage.Azure.Tables;

/// <summary>Reads that try again, and writes whose failures are told apart.</summary>
internal static class TableExtensions
{
    private const int MostTries = 6;

    /// <summary>The row, or null.</summary>
    public static Task<TableEntity?> FindAsync(this TableClient table, string partition, string key, CancellationToken cancellation) => TryAsync(async () =>
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }, cancellation);

    /// <summary>The rows of a filter in the order of their keys; at most so many.</summary>
    public static Task<List<TableEntity>> RowsAsync(this TableClient table, string filter, int limit, CancellationToken cancellation) => table.RowsAsync(filter, limit, null, cancellation);

    /// <summary>The same, with some of their properties only.</summary>
    public static Task<List<TableEntity>> RowsAsync(this TableClient table, string filter, int limit, IReadOnlyList<string>? select, CancellationToken cancellation) => TryAsync(async () =>
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, Math.Clamp(limit, 1, 1000), select, cancellation))
        {
            rows.Add(row);
            if (rows.Count == limit)
                break;
        }

        return rows;
    }, cancellation);

    /// <summary>Tries a read again while the service does not answer.</summary>
    /// <exception cref="IOException">It never did.</exception>
    public static async Task<T> TryAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read();
            }
            catch (Exception failure) when (failure.IsUnanswered() && !cancellation.IsCancellationRequested)
            {
                if (attempt == MostTries)
                    throw new IOException($"The tables do not answer: {failure.Message}", failure);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), cancellation);
        }
    }

    /// <summary>Whether a failure leaves open what the service did: no answer, or that of a service that is not well.</summary>
    public static bool IsUnanswered(this Exception failure) => failure switch
    {
        RequestFailedException refused => refused.Status is 0 or 408 or 429 or >= 500,
        IOException or HttpRequestException or TaskCanceledException or AggregateException => true,
        _ => false,
    };

    /// <summary>Whether a write may have been done all the same: unanswered, or refused for a row that our own first try may have written.</summary>
    public static bool IsOpen(this Exception failure) => failure.IsUnanswered() || failure is RequestFailedException { Status: 404 or 409 or 412 };
}
