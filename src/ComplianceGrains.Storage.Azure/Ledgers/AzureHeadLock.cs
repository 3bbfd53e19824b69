using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>Writes to the logs, each behind the fence of its generation.</summary>
internal sealed class AzureHeadLock(TableClient cells, TableClient logs, LogFence fence, Finishing finishing, StoreLayout layout) : IHeadLock
{
    private const int MostTries = 8;

    public Task<long> AcquireAsync(string log, CancellationToken cancellation = default) => fence.AcquireAsync(log, cancellation);

    public async Task AppendAsync(string log, long generation, IReadOnlyList<NewEntry> entries, CancellationToken cancellation = default)
    {
        // Nothing to append is refused to whom everything would be: also to one whose process has not seen yet that another took over.
        if (entries.Count == 0)
        {
            fence.Drop(log);
            await fence.HeldAsync(log, generation);
        }

        foreach (var batch in BatchRow.Cut(entries))
        {
            var held = await fence.HeldAsync(log, generation);
            if (batch[0].Index != held.Size)
                throw new InvalidOperationException($"Entries of {log} from {batch[0].Index} on were to be appended, and it has {held.Size}; nothing of them was.");
            await fence.WriteAsync(
                log, generation, head => head with { Pointed = held.Size, Size = batch[^1].Index + 1, LastTime = batch[^1].Time },
                [new(TableTransactionActionType.Add, BatchRow.Of(log, batch))]);
            try
            {
                await finishing.FinishAsync(log, [.. batch.Select(entry => new StoredEntry(
                    entry.Index, entry.Draft.Actor, entry.Draft.Sequence, entry.Draft.Seq, entry.Time, entry.Core, entry.Leaf))]);
            }
            catch
            {
                fence.Drop(log);
                throw;
            }
        }
    }

    public async Task<bool> ReplaceDraftAsync(string log, long generation, string actor, long seq, byte[] expected, byte[] replacement, CancellationToken cancellation = default)
    {
        // A head that is replaced without a change: whoever held the log before can append nothing from here on.
        await fence.WriteAsync(log, generation, head => head, []);
        for (var attempt = 1; ; attempt++)
        {
            if (await cells.FindAsync(Cell.Of(layout, actor), Cell.Draft(log, actor, seq), cancellation) is not { } row)
                return false;
            if (!row.Bytes("bytes").AsSpan().SequenceEqual(expected))
                // Ours, if an earlier try was answered by nobody.
                return attempt > 1 && row.Bytes("bytes").AsSpan().SequenceEqual(replacement);
            var replaced = new TableEntity(row.PartitionKey, row.RowKey) { ["sequence"] = row.Number("sequence"), ["seq"] = seq, ["recordedAt"] = row.Number("recordedAt") };
            replaced.Text("actor", actor);
            replaced.Bytes("bytes", replacement);
            try
            {
                await cells.UpdateEntityAsync(replaced, row.ETag, TableUpdateMode.Replace, CancellationToken.None);
                return true;
            }
            catch (Exception failure) when (failure.IsOpen())
            {
                if (attempt == MostTries)
                    throw new UnknownOutcomeException($"A draft of {log} was replaced {MostTries} times, and whether it was done is not known: {failure.Message}", failure);
            }
        }
    }

    public async Task SaveSignedHeadAsync(string log, long generation, SignedHead head, LogRange? range = null, CancellationToken cancellation = default)
    {
        await fence.HeldAsync(log, generation);
        var known = await logs.FindAsync(LogRows.Partition(log), LogRows.Signed(head.Size), cancellation);
        await fence.WriteAsync(log, generation, row =>
            known is null || known.GetBinary("root").AsSpan().SequenceEqual(head.Root)
                ? row with { Stated = head, Range = range ?? row.Range }
                : throw new InvalidOperationException($"Another root of {log} is signed at size {head.Size} already; nothing was written."),
            [new(TableTransactionActionType.UpsertReplace, Signed(log, head))]);
    }

    public async Task<bool> RestoreSignedHeadAsync(string log, long generation, SignedHead head, CancellationToken cancellation = default)
    {
        await fence.HeldAsync(log, generation);
        if (await logs.FindAsync(LogRows.Partition(log), LogRows.Signed(head.Size), cancellation) is not null)
            return false;
        await fence.WriteAsync(log, generation, row => row, [new(TableTransactionActionType.UpsertReplace, Signed(log, head))]);
        return true;
    }

    private static TableEntity Signed(string log, SignedHead head)
    {
        var row = new TableEntity(LogRows.Partition(log), LogRows.Signed(head.Size));
        SignedRow.Write(row, head);
        return row;
    }
}
