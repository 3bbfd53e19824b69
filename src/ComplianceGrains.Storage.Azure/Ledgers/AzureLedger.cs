using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>The logs: one partition each for heads and batches, and in the cells the drafts, pointers and tails of their actors.</summary>
internal sealed class AzureLedger(TableClient cells, TableClient logs, LogFence fence, Finishing finishing, StoreLayout layout) : ILedger
{
    private const int PageSize = 16;

    private const int MostTries = 8;

    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;

    public Task<long> AcquireAsync(string log, CancellationToken cancellation = default) => fence.AcquireAsync(log, cancellation);

    public async Task<LogHead> HeadAsync(string log, CancellationToken cancellation = default)
    {
        var head = await fence.ReadAsync(log, cancellation);
        return new LogHead(head.Generation, head.Size, head.LastTime);
    }

    public async Task<IReadOnlyList<PendingDraft>> PendingAsync(string log, string after, int limit, CancellationToken cancellation = default)
    {
        // A cursor is a cell and the last row seen in it.
        var (first, seen) = after.Split(' ') is [var number, var key] ? (int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture), key) : (0, "");
        var prefix = Cell.Drafts(log);
        var found = await Task.WhenAll(Enumerable.Range(first, layout.Cells - first).Select(cell => cells.RowsAsync(
            RowKey.Range(Cell.Name(cell), cell == first && seen.Length > 0 ? $"{seen} " : prefix, RowKey.After(prefix)), limit, cancellation)));
        return [.. found.SelectMany((rows, i) => rows.Select(row => Draft(row, string.Create(CultureInfo.InvariantCulture, $"{first + i} {row.RowKey}")))).Take(limit)];
    }

    public async Task AppendAsync(string log, long generation, IReadOnlyList<NewEntry> entries, CancellationToken cancellation = default)
    {
        // Nothing to append is refused to whom everything would be.
        if (entries.Count == 0)
            await fence.HeldAsync(log, generation);
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

    public async IAsyncEnumerable<StoredEntry> ReadAsync(string log, long from, long to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var next = from; next < to;)
        {
            var rows = await logs.RowsAsync(RowKey.Range(LogRows.Partition(log), LogRows.Batch(next), RowKey.After("b~")), PageSize, cancellation);
            foreach (var entry in rows.SelectMany(BatchRow.Read).Where(entry => entry.Index >= from && entry.Index < to))
            {
                yield return entry;
                next = entry.Index + 1;
            }

            if (rows.Count < PageSize)
                yield break;
        }
    }

    public async Task<IReadOnlyList<byte[]>> LeavesAsync(string log, long from, long to, CancellationToken cancellation = default)
    {
        var leaves = new List<byte[]>();
        var end = to == long.MaxValue ? RowKey.After("b~") : RowKey.After(LogRows.Batch(to));
        // The row that holds the last of them stands under its own last index, which may lie behind.
        var rows = await logs.RowsAsync(RowKey.Range(LogRows.Partition(log), LogRows.Batch(from), end), int.MaxValue, Leaves, cancellation);
        if (to != long.MaxValue && (rows.Count == 0 || LastOf(rows[^1]) < to - 1))
            rows.AddRange(await logs.RowsAsync(RowKey.Range(LogRows.Partition(log), end, RowKey.After("b~")), 1, Leaves, cancellation));
        foreach (var row in rows)
        {
            var (first, bytes) = (row.Number("first"), row.Bytes("leaves"));
            for (var i = 0; i < bytes.Length / BatchRow.LeafLength; i++)
                if (first + i >= from && first + i < to)
                    leaves.Add(bytes[(i * BatchRow.LeafLength)..((i + 1) * BatchRow.LeafLength)]);
        }

        return leaves;
    }

    public async Task<StoredEntry?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default) =>
        await cells.FindAsync(Cell.Of(layout, actor), Cell.Pointer(actor, log, seq), cancellation) is { } pointer ? await EntryAsync(log, pointer.Number("index"), cancellation) : null;

    public async Task<PendingDraft?> FindDraftAsync(string log, string actor, long seq, CancellationToken cancellation = default) =>
        await cells.FindAsync(Cell.Of(layout, actor), Cell.Draft(log, actor, seq), cancellation) is { } row
            ? Draft(row, string.Create(CultureInfo.InvariantCulture, $"{layout.CellOf(actor)} {row.RowKey}"))
            : null;

    public async Task<StoredEntry?> TailAsync(string log, string actor, CancellationToken cancellation = default) =>
        await cells.FindAsync(Cell.Of(layout, actor), Cell.Tail(actor, log), cancellation) is { } tail ? await EntryAsync(log, tail.Number("index"), cancellation) : null;

    /// <summary>Times never decrease along a log, so the boundary is found by bisection over the index.</summary>
    public async Task<long> FirstAfterAsync(string log, long time, CancellationToken cancellation = default)
    {
        var (low, high) = (0L, (await fence.ReadAsync(log, cancellation)).Size);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (await EntryAsync(log, middle, cancellation) is { } entry && entry.Time > time)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    public async Task SaveSignedHeadAsync(string log, long generation, SignedHead head, CancellationToken cancellation = default)
    {
        await fence.HeldAsync(log, generation);
        var known = await logs.FindAsync(LogRows.Partition(log), LogRows.Signed(head.Size), cancellation);
        await fence.WriteAsync(log, generation, row =>
            known is null || known.GetBinary("root").AsSpan().SequenceEqual(head.Root)
                ? row with { Stated = head }
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

    public async Task<SignedHead?> StatedHeadAsync(string log, CancellationToken cancellation = default) => (await fence.ReadAsync(log, cancellation)).Stated;

    public async Task<SignedHead?> SignedHeadAsync(string log, CancellationToken cancellation = default)
    {
        // The head says where the newest should be; if it is not there, all of them are looked at.
        var stated = (await fence.ReadAsync(log, cancellation)).Stated?.Size ?? 0;
        return await NewestFromAsync(log, stated, cancellation) ?? (stated > 0 ? await NewestFromAsync(log, 0, cancellation) : null);
    }

    public async Task<SignedHead?> SignedHeadAsync(string log, long size, CancellationToken cancellation = default) =>
        await logs.FindAsync(LogRows.Partition(log), LogRows.Signed(size), cancellation) is { } row ? SignedRow.Read(row) : null;

    public Task NoteServedAsync(string log, long size, CancellationToken cancellation = default) => TableExtensions.TryAsync(
        () => logs.UpsertEntityAsync(new TableEntity(LogRows.Partition(log), LogRows.Served(size)) { ["size"] = size }, TableUpdateMode.Replace, cancellation), cancellation);

    public async Task<IReadOnlyList<long>> KnownSizesAsync(string log, long since, CancellationToken cancellation = default)
    {
        var served = await logs.RowsAsync(RowKey.Prefix(LogRows.Partition(log), "v~"), int.MaxValue, cancellation);
        var signed = await logs.RowsAsync(RowKey.Prefix(LogRows.Partition(log), "s~"), int.MaxValue, ["RowKey", "signedSize", "signedAt"], cancellation);
        return [.. served.Select(row => row.Number("size"))
            .Union(signed.Where(row => row.Number("signedAt") >= since).GroupBy(row => row.Number("signedAt") / MillisecondsPerDay).Select(day => day.Max(row => row.Number("signedSize")))).Order()];
    }

    public async Task<IReadOnlyList<string>> LogsAsync(CancellationToken cancellation = default) =>
        [.. (await logs.RowsAsync($"PartitionKey eq '{LogRows.Known}'", int.MaxValue, cancellation)).Select(row => row.Text("log")).Order(StringComparer.Ordinal)];

    private static readonly string[] Leaves = ["RowKey", "first", "leaves0"];

    private static long LastOf(TableEntity row) => long.Parse(row.RowKey[2..], NumberStyles.None, CultureInfo.InvariantCulture);

    private async Task<SignedHead?> NewestFromAsync(string log, long size, CancellationToken cancellation) =>
        (await logs.RowsAsync(RowKey.Range(LogRows.Partition(log), LogRows.Signed(size), RowKey.After("s~")), int.MaxValue, cancellation)) is [.., var last] ? SignedRow.Read(last) : null;

    private async Task<StoredEntry?> EntryAsync(string log, long index, CancellationToken cancellation) =>
        await logs.RowsAsync(RowKey.Range(LogRows.Partition(log), LogRows.Batch(index), RowKey.After("b~")), 1, cancellation) is [var row]
            ? BatchRow.Read(row).FirstOrDefault(entry => entry.Index == index)
            : null;

    private static TableEntity Signed(string log, SignedHead head)
    {
        var row = new TableEntity(LogRows.Partition(log), LogRows.Signed(head.Size));
        SignedRow.Write(row, head);
        return row;
    }

    private static PendingDraft Draft(TableEntity row, string position) => new(position, row.Text("actor"), row.Number("sequence"), row.Number("seq"), row.Bytes("bytes"));
}
