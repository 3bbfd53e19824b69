using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Moves;

/// <summary>
/// What an earlier try to move another store left here: had that one gone on since, deadlines that it has kept, effects that it has delivered
/// and keys that it has destroyed would be here all the same. The copy of what was signed only grows, and stays.
/// </summary>
internal sealed class Leftovers(IReadOnlyList<TableClient> tables, BlobContainerClient files)
{
    private const int Page = 1000;
    private const int MostRows = 100;
    private const string NotOurs = $"PartitionKey ne 'layout' and PartitionKey ne '{LiveSilos.Partition}'";

    private static readonly string[] Keys = ["PartitionKey", "RowKey"];

    /// <summary>Whether anything is in the tables or among the files.</summary>
    public async Task<bool> AreThereAsync(CancellationToken cancellation)
    {
        foreach (var table in tables)
            if (await table.RowsAsync(NotOurs, 1, Keys, cancellation) is { Count: > 0 })
                return true;
        await foreach (var _ in files.GetBlobsAsync(cancellationToken: cancellation))
            return true;
        return false;
    }

    /// <summary>Takes all of it away; whether there was anything.</summary>
    public async Task<bool> TakeAwayAsync(CancellationToken cancellation)
    {
        var wasThere = false;
        foreach (var table in tables)
            while (await table.RowsAsync(NotOurs, Page, Keys, cancellation) is { Count: > 0 } rows)
            {
                wasThere = true;
                await Task.WhenAll(rows.GroupBy(row => row.PartitionKey).SelectMany(ofPartition => ofPartition.Chunk(MostRows)).Select(some => DeleteAsync(table, some, cancellation)));
            }

        await foreach (var blob in files.GetBlobsAsync(cancellationToken: cancellation))
            wasThere |= (await files.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation)).Value;
        return wasThere;
    }

    private static async Task DeleteAsync(TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, global::Azure.ETag.All)), cancellation);
        }
        catch (Exception failure) when (failure.IsOpen() && !cancellation.IsCancellationRequested)
        {
            // Whoever reads the next page finds out what of it was done.
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }
}
