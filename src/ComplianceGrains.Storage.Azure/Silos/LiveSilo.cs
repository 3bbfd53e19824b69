using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Silos;

/// <summary>A silo that works on a store, for as long as this is not disposed of and nobody has taken it for gone.</summary>
/// <remarks>
/// Whoever watched its row for <see cref="LiveSilos.Patience"/> takes it away, and may have another key take over then. So a silo that stood
/// still, or did not reach the tables, writes nothing until it has seen that its row still stands; it never makes the row again.
/// </remarks>
public sealed class LiveSilo : IAsyncDisposable
{
    /// <summary>Of so many paces it may miss all: less than others wait, who begin to count when the row is there.</summary>
    private const int Trusted = 5;

    private readonly TableClient _cells;
    private readonly string _name;
    private readonly TimeSpan _pace;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task _writing = Task.CompletedTask;
    private volatile Moment _written;

    internal LiveSilo(TableClient cells, string name, TimeSpan pace, TimeProvider time) => (_cells, _name, _pace, _time, _written) = (cells, name, pace, time, Moment.Of(time));

    /// <summary>Ends when others have taken the silo for gone: it must not go on.</summary>
    public Task Gone => _gone.Task;

    /// <summary>Whether nobody can have taken it for gone yet.</summary>
    public bool IsCurrent => !_gone.Task.IsCompleted && !_end.IsCancellationRequested && _written.Since(_time) < Trusted * _pace;

    internal string Key { get; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
            return;
        await _end.CancelAsync();
        await _writing;
        try
        {
            await _cells.DeleteEntityAsync(LiveSilos.Partition, Key, ETag.All, CancellationToken.None);
        }
        catch (Exception failure) when (failure.IsOpen())
        {
            // Gone already, or the tables are away: a row that is not taken away stands until somebody has watched it for long enough.
        }

        _end.Dispose();
    }

    internal async Task BeginAsync(CancellationToken cancellation)
    {
        var now = Moment.Of(_time);
        await TableExtensions.TryAsync(() => _cells.UpsertEntityAsync(Row(), TableUpdateMode.Replace, cancellation), cancellation);
        _written = now;
        _writing = Task.Run(WriteOnAsync, CancellationToken.None);
    }

    /// <summary>Writes the row again, if it stands.</summary>
    internal async Task WriteAsync(CancellationToken cancellation)
    {
        var now = Moment.Of(_time);
        try
        {
            await TableExtensions.TryAsync(() => _cells.UpdateEntityAsync(Row(), ETag.All, TableUpdateMode.Replace, cancellation), cancellation);
            _written = now;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            _gone.TrySetResult();
        }
    }

    private async Task WriteOnAsync()
    {
        using var timer = new PeriodicTimer(_pace);
        try
        {
            while (!_gone.Task.IsCompleted && await timer.WaitForNextTickAsync(_end.Token))
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

    private TableEntity Row()
    {
        var row = new TableEntity(LiveSilos.Partition, Key);
        row.Text("name", _name);
        return row;
    }

    /// <summary>By two clocks: the one stands still with a machine that is paused, the other may be set.</summary>
    private sealed record Moment(long Steady, DateTimeOffset Wall)
    {
        public static Moment Of(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

        public TimeSpan Since(TimeProvider time) => time.GetElapsedTime(Steady) is var steady && time.GetUtcNow() - Wall is var wall && wall > steady ? wall : steady;
    }
}
