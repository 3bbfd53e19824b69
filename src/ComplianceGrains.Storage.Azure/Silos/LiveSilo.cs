using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Silos;

/// <summary>A silo that works on a store, for as long as this is not disposed of.</summary>
public sealed class LiveSilo : IAsyncDisposable
{
    private readonly TableClient _cells;
    private readonly string _name;
    private readonly TimeSpan _pace;
    private readonly CancellationTokenSource _end = new();

    private Task _writing = Task.CompletedTask;

    internal LiveSilo(TableClient cells, string name, TimeSpan pace) => (_cells, _name, _pace) = (cells, name, pace);

    internal string Key { get; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
            return;
        await _end.CancelAsync();
        await _writing;
        await TakeAwayAsync(_cells, Key, ETag.All);
        _end.Dispose();
    }

    internal async Task BeginAsync(CancellationToken cancellation)
    {
        await WriteAsync(cancellation);
        _writing = Task.Run(WriteOnAsync, CancellationToken.None);
    }

    /// <summary>A row that is not taken away stands until somebody has watched it for long enough.</summary>
    internal static async Task TakeAwayAsync(TableClient cells, string key, ETag tag)
    {
        try
        {
            await cells.DeleteEntityAsync(LiveSilos.Partition, key, tag, CancellationToken.None);
        }
        catch (Exception failure) when (failure.IsOpen())
        {
            // Gone already, or written again, or the tables are away.
        }
    }

    private async Task WriteOnAsync()
    {
        using var timer = new PeriodicTimer(_pace);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                await TryWriteAsync();
        }
        catch (OperationCanceledException)
        {
            // The silo ends.
        }
    }

    private async Task TryWriteAsync()
    {
        try
        {
            await WriteAsync(_end.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_end.IsCancellationRequested)
        {
            // The tables are away, or refuse, or nobody says who this is: whatever it was, the silo lives and writes again next time.
        }
    }

    private Task WriteAsync(CancellationToken cancellation)
    {
        var row = new TableEntity(LiveSilos.Partition, Key);
        row.Text("name", _name);
        return TableExtensions.TryAsync(() => _cells.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation), cancellation);
    }
}
