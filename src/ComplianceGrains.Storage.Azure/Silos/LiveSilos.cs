using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;

namespace ComplianceGrains.Storage.Azure.Silos;

/// <summary>
/// Who works on a store: each silo has a row that it writes again for as long as it lives and takes away when it ends. No clocks are
/// compared: whoever wants to know watches whether a row is written again.
/// </summary>
public sealed class LiveSilos
{
    internal const string Partition = "silos";

    /// <summary>How often a silo writes its row.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>How long a row may stand as it is until its silo counts as gone: longer than one that is frozen by its machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly TableClient _cells;
    private readonly SiloFence _fence;

    internal LiveSilos(TableClient cells, SiloFence? fence = null) => (_cells, _fence) = (cells, fence ?? new SiloFence());

    /// <summary>Those of the store with these tables; null if there is no store yet.</summary>
    /// <param name="tables">An https address, entered with the process's own identity, or a connection string.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="IOException">The tables do not answer, or refuse.</exception>
    public static async Task<LiveSilos?> InAsync(string tables, CancellationToken cancellation = default)
    {
        var silos = new LiveSilos(Places.Tables(tables).GetTableClient("cells"));
        try
        {
            await silos.RowsAsync(cancellation);
            return silos;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException refused)
        {
            throw new IOException($"The tables cannot be read: {refused.Message}", refused);
        }
    }

    /// <summary>The signing key that the store was begun with; null for one that is new.</summary>
    public async Task<string?> KeyAsync(CancellationToken cancellation = default) => (await _cells.FindAsync("layout", "key", cancellation))?.GetString("id");

    /// <summary>Enters a silo; it leaves when what is returned is disposed of. From now on the store takes nothing from this process while it may have been taken for gone.</summary>
    /// <param name="name">What people know it by.</param>
    /// <param name="pace">How often its row is written; null for <see cref="Pace"/>.</param>
    /// <param name="time">What time it is; null for the system's clocks.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<LiveSilo> EnterAsync(string name, TimeSpan? pace = null, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var silo = new LiveSilo(_cells, name, pace ?? Pace, time ?? TimeProvider.System);
        await silo.BeginAsync(cancellation);
        _fence.Hold(silo);
        return silo;
    }

    /// <summary>Silos that work on the store, by name; whoever left a row and is gone is not among them, and its row is taken away: should it live all the same, it sees that and ends.</summary>
    /// <param name="own">The silo that asks; null if none does.</param>
    /// <param name="patience">How long a row may stand as it is; null for <see cref="Patience"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<string>> OthersAsync(LiveSilo? own = null, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        var first = (await RowsAsync(cancellation)).Where(row => row.RowKey != own?.Key).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        if (first.Count == 0)
            return [];
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        until.CancelAfter(patience ?? Patience);
        try
        {
            using var timer = new PeriodicTimer(Look < (patience ?? Patience) ? Look : (patience ?? Patience) / 10);
            while (await timer.WaitForNextTickAsync(until.Token))
                if ((await RowsAsync(cancellation)).Where(row => row.RowKey != own?.Key && first.GetValueOrDefault(row.RowKey)?.ETag != row.ETag).Select(row => row.Text("name")).ToList() is { Count: > 0 } alive)
                    return alive;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody wrote.
        }

        var late = new List<string>();
        foreach (var row in first.Values)
            if (!await IsTakenAwayAsync(row, cancellation))
                late.Add(row.Text("name"));
        return late;
    }

    /// <summary>False if its silo wrote it in the last moment.</summary>
    private async Task<bool> IsTakenAwayAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await TableExtensions.TryAsync(() => _cells.DeleteEntityAsync(Partition, row.RowKey, row.ETag, cancellation), cancellation);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is 404 or 412)
        {
            return refused.Status == 404;
        }
    }

    private Task<List<TableEntity>> RowsAsync(CancellationToken cancellation) => _cells.RowsAsync($"PartitionKey eq '{Partition}'", int.MaxValue, cancellation);
}
