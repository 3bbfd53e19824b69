using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Ledgers;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Azure.Moves;

/// <summary>Logs of another store: entries with their indexes and times, signed heads, drafts that wait and receipts that were given.</summary>
internal sealed class MovedLogs(TableClient cells, TableClient logs, StoreLayout layout)
{
    private const string Write = "moved";

    /// <summary>Entries that are cut into batches at once.</summary>
    private const int Chunk = 2000;

    private const int Page = 1000;

    private readonly RowBuffer _cells = new(cells);
    private readonly RowBuffer _logs = new(logs);

    public async Task TakeAsync(IHistorySnapshot source, CancellationToken cancellation)
    {
        foreach (var log in await source.Logs.NamesAsync(cancellation))
        {
            var known = new TableEntity(LogRows.Known, RowKey.Part(log));
            known.Text("log", log);
            await _logs.AddAsync(known, cancellation);
            await EntriesAsync(source, log, cancellation);
            await DraftsAsync(source, log, cancellation);
            await ReceiptsAsync(source, log, cancellation);
            await HeadsAsync(source, log, cancellation);
            await _cells.FlushAsync(cancellation);
            await _logs.FlushAsync(cancellation);
        }
    }

    private async Task EntriesAsync(IHistorySnapshot source, string log, CancellationToken cancellation)
    {
        var (tails, waiting) = (new Dictionary<string, long>(StringComparer.Ordinal), new List<NewEntry>());
        var size = (await source.Logs.HeadAsync(log, cancellation)).Size;
        await foreach (var entry in source.Logs.ReadAsync(log, 0, size, cancellation))
        {
            await _cells.AddAsync(new TableEntity(Cell.Of(layout, entry.Actor), Cell.Pointer(entry.Actor, log, entry.Seq)) { ["index"] = entry.Index }, cancellation);
            tails[entry.Actor] = entry.Index;
            waiting.Add(new NewEntry(new PendingDraft("", entry.Actor, entry.Sequence, entry.Seq, []), entry.Index, entry.Time, entry.Core, entry.Leaf));
            if (waiting.Count == Chunk)
                await CutAsync();
        }

        await CutAsync();
        foreach (var (actor, index) in tails)
            await _cells.AddAsync(new TableEntity(Cell.Of(layout, actor), Cell.Tail(actor, log)) { ["index"] = index }, cancellation);

        async Task CutAsync()
        {
            await _logs.AddAsync(BatchRow.Cut(waiting).Select(batch => BatchRow.Of(log, batch)), cancellation);
            waiting.Clear();
        }
    }

    private async Task DraftsAsync(IHistorySnapshot source, string log, CancellationToken cancellation)
    {
        var after = "";
        while (await source.Drafts.PendingAsync(log, after, Page, cancellation) is { Count: > 0 } page)
        {
            foreach (var draft in page)
                await _cells.AddAsync(
                    Verdict.DraftRow(
                        Cell.Of(layout, draft.Actor), log, draft.Actor, draft.Sequence, draft.Seq, draft.Bytes,
                        (await source.Journal.ReadAsync(draft.Actor, draft.Sequence - 1, 1, cancellation))[0].RecordedAt), cancellation);
            after = page[^1].Position;
        }
    }

    private async Task ReceiptsAsync(IHistorySnapshot source, string log, CancellationToken cancellation)
    {
        var after = 0L;
        while (await source.Audit.ReceiptsAsync(log, after, Page, cancellation) is { Count: > 0 } page)
        {
            foreach (var receipt in page)
                if (receipt.Actor is { } actor)
                    await _cells.AddAsync(Verdict.ReceiptRow(Cell.Of(layout, actor), actor, log, receipt.Seq, receipt.Note), cancellation);
            after = page[^1].Position;
        }
    }

    private async Task HeadsAsync(IHistorySnapshot source, string log, CancellationToken cancellation)
    {
        foreach (var signed in await source.Audit.SignedHeadsAsync(log, cancellation))
        {
            var row = new TableEntity(LogRows.Partition(log), LogRows.Signed(signed.Size));
            SignedRow.Write(row, signed);
            await _logs.AddAsync(row, cancellation);
        }

        // No head is of so late a day: these are the sizes that were handed out.
        foreach (var size in await source.Logs.KnownSizesAsync(log, long.MaxValue, cancellation))
            await _logs.AddAsync(new TableEntity(LogRows.Partition(log), LogRows.Served(size)) { ["size"] = size }, cancellation);
        var head = await source.Logs.HeadAsync(log, cancellation);
        await _logs.AddAsync(
            (TableEntity)new LogHeadRow(
                head.Generation, Write, head.Size, head.LastTime, head.Size, Write, await source.Logs.StatedHeadAsync(log, cancellation), await source.Logs.RangeAsync(log, cancellation), null)
                .Replace(log).Entity, cancellation);
    }
}
