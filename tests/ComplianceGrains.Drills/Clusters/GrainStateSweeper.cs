using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Drills.Clusters;

/// <summary>Deletes everything that grains keep to compute it once, again and again.</summary>
internal sealed class GrainStateSweeper : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _stop = new();
    private readonly BlobContainerClient _cache;
    private readonly TableClient _cursors;
    private readonly Task _sweeping;

    private int _deleted;

    private GrainStateSweeper(AzurePlaces places)
    {
        (_cache, _cursors) = (Places.Blobs(places.Blobs).GetBlobContainerClient("grain-cache"), Places.Tables(places.Tables).GetTableClient("GrainCursors"));
        _sweeping = SweepAsync();
    }

    /// <summary>How much was there.</summary>
    public int Deleted => Volatile.Read(ref _deleted);

    public static GrainStateSweeper Start(AzurePlaces places) => new(places);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sweeping;
        _stop.Dispose();
    }

    private async Task SweepAsync()
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await foreach (var blob in _cache.GetBlobsAsync(cancellationToken: _stop.Token))
                    Count((await _cache.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: _stop.Token)).Value);
                await foreach (var row in _cursors.QueryAsync<TableEntity>(cancellationToken: _stop.Token))
                    Count((await _cursors.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, _stop.Token)).Status == 204);
            }
        }
        catch (OperationCanceledException)
        {
            // Enough.
        }
    }

    private void Count(bool was) => Interlocked.Add(ref _deleted, was ? 1 : 0);
}
