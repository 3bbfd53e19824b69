using System.Collections.Concurrent;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>Writes to a log under the generation that its sequencer acquired, and under no other.</summary>
internal sealed class LogFence(TableClient logs, Finishing finishing, SiloFence silos)
{
    private const int MostTries = 10;

    private readonly ConcurrentDictionary<string, LogHeadRow> _held = new(StringComparer.Ordinal);

    public async Task<LogHeadRow> ReadAsync(string log, CancellationToken cancellation) =>
        LogHeadRow.Of(await logs.FindAsync(LogRows.Partition(log), LogRows.Head, cancellation));

    /// <summary>Takes the log over, and finishes what its last sequencer left.</summary>
    public async Task<long> AcquireAsync(string log, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var (found, holder) = (await ReadAsync(log, cancellation), Guid.NewGuid().ToString("N"));
            await SendAsync([(found with { Generation = found.Generation + 1, Holder = holder, Write = holder }).Replace(log)]);
            // Who holds it says who won.
            var now = await ReadAsync(log, cancellation);
            if (now.Holder != holder)
                continue;
            await RecoverAsync(log, now, cancellation);
            _held[log] = now;
            return now.Generation;
        }

        throw new IOException($"{log} could not be taken over in {MostTries} tries: others take it over at the same time, or the tables do not answer.");
    }

    /// <summary>Replaces the head, and writes rows of the log with it, in one transaction.</summary>
    /// <exception cref="StaleGenerationException">Another sequencer took over; nothing was written.</exception>
    /// <exception cref="UnknownOutcomeException">Nobody can tell: the log must be acquired anew.</exception>
    public async Task WriteAsync(string log, long generation, Func<LogHeadRow, LogHeadRow> change, IReadOnlyList<TableTransactionAction> rows)
    {
        var (head, write, sent) = (await HeldAsync(log, generation), Guid.NewGuid().ToString("N"), (Exception?)null);
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            sent = await SendAsync([(change(head) with { Write = write }).Replace(log), .. rows]);
            head = await ReadAsync(log, CancellationToken.None);
            if (head.Generation != generation)
                throw Stale(log, generation, head.Generation);
            if (head.Write == write)
            {
                _held[log] = head;
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), CancellationToken.None);
        }

        _held.TryRemove(log, out _);
        throw new UnknownOutcomeException($"A write to {log} was sent {MostTries} times, and whether it was done is not known: {sent?.Message}", sent);
    }

    /// <summary>The head under this generation; what was appended and not finished is finished first.</summary>
    public async Task<LogHeadRow> HeldAsync(string log, long generation)
    {
        if (_held.TryGetValue(log, out var held) && held.Generation == generation)
            return held;
        var head = await ReadAsync(log, CancellationToken.None);
        if (head.Generation != generation)
            throw Stale(log, generation, head.Generation);
        await RecoverAsync(log, head, CancellationToken.None);
        return _held[log] = head;
    }

    /// <summary>What was appended could not be finished: the next write looks again.</summary>
    public void Drop(string log) => _held.TryRemove(log, out _);

    private async Task RecoverAsync(string log, LogHeadRow head, CancellationToken cancellation)
    {
        if (head.Pointed == head.Size)
            return;
        foreach (var row in await logs.RowsAsync(RowKey.Range(LogRows.Partition(log), LogRows.Batch(head.Pointed), RowKey.After("b~")), int.MaxValue, cancellation))
            await finishing.FinishAsync(log, BatchRow.Read(row));
    }

    /// <summary>Sends a transaction; what came of it is read from the head. A request that the service calls wrong is ours, and surfaces.</summary>
    private async Task<Exception?> SendAsync(IReadOnlyList<TableTransactionAction> actions)
    {
        silos.Check();
        try
        {
            await logs.SubmitTransactionAsync(actions, CancellationToken.None);
            return null;
        }
        catch (Exception failure) when (failure.IsOpen())
        {
            return failure;
        }
    }

    private static StaleGenerationException Stale(string log, long held, long current) => new(log, held, current);
}
