using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Ledgers;

/// <summary>The logs: one partition each for heads and batches, and in the cells the pointers and tails of their actors.</summary>
internal sealed class AzureLogStore(TableClient cells, TableClient logs, LogFence fence, StoreLayout layout) : ILogStore
{
    private const int PageSize = 16;

    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;

    private static readonly string[] Leaves = ["RowKey", "first", "leaves0"];

    public async Task<LogHead> HeadAsync(string log, CancellationToken cancellation = default)
    {
        var head = await fence.ReadAsync(log, cancellation);
        return new LogHead(head.Generation, head.Size, head.LastTime);
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

    /// <summary>Nothing is restored from a copy here: the store keeps its own replicas.</summary>
    public Task<IReadOnlyList<StoredEntry>> LostAsync(string log, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<StoredEntry>>([]);

    public async Task<StoredEntry?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default) =>
        await cells.FindAsync(Cell.Of(layout, actor), Cell.Pointer(actor, log, seq), cancellation) is { } pointer ? await EntryAsync(log, pointer.Number("index"), cancellation) : null;

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

    public async Task<SignedHead?> StatedHeadAsync(string log, CancellationToken cancellation = default) => (await fence.ReadAsync(log, cancellation)).Stated;

    public async Task<LogRange?> RangeAsync(string log, CancellationToken cancellation = default) => (await fence.ReadAsync(log, cancellation)).Range;

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

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation = default) =>
        [.. (await logs.RowsAsync($"PartitionKey eq '{LogRows.Known}'", int.MaxValue, cancellation)).Select(row => row.Text("log")).Order(StringComparer.Ordinal)];

    private static long LastOf(TableEntity row) => long.Parse(row.RowKey[2..], NumberStyles.None, CultureInfo.InvariantCulture);

    private async Task<SignedHead?> NewestFromAsync(string log, long size, CancellationToken cancellation) =>
        (await logs.RowsAsync(RowKey.Range(LogRows.Partition(log), LogRows.Signed(size), RowKey.After("s~")), int.MaxValue, cancellation)) is [.., var last] ? SignedRow.Read(last) : null;

    private async Task<StoredEntry?> EntryAsync(string log, long index, CancellationToken cancellation) =>
        await logs.RowsAsync(RowKey.Range(LogRows.Partition(log), LogRows.Batch(index), RowKey.After("b~")), 1, cancellation) is [var row]
            ? BatchRow.Read(row).FirstOrDefault(entry => entry.Index == index)
            : null;
}
