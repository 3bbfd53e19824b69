using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage.Azure.Journals;

/// <summary>Decision histories in the cells of their actors. A verdict is one transaction, and the row of its command says whether it was done.</summary>
internal sealed class AzureJournal(TableClient cells, TableClient logs, Heads heads, KeyUses uses, StoreLayout layout, SiloFence silos) : IJournal, IVault
{
    private const int MostTries = 8;
    private const int HeadsAtOnce = 16;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    public async Task<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellation = default)
    {
        VerdictBounds.Check(commit);
        if (commit.Actor.Contains('\n', StringComparison.Ordinal))
            throw new ArgumentException("An actor's identity must not contain a line feed.", nameof(commit));
        if (commit.Decisions.Count == 0 || commit.Decisions[0].Sequence != commit.ExpectedSequence + 1 || commit.Decisions[^1].Sequence != commit.ExpectedSequence + commit.Decisions.Count)
            throw new ArgumentException($"A verdict of {commit.Actor} must hold decisions numbered from {commit.ExpectedSequence + 1} on without a gap.", nameof(commit));
        foreach (var log in commit.Decisions.SelectMany(decision => decision.Drafts).Select(draft => draft.Log).Where(log => !_known.ContainsKey(log)).Distinct(StringComparer.Ordinal).ToList())
            await KnowAsync(log, cancellation);
        return await WriteAsync(commit, cancellation);
    }

    public async Task<IReadOnlyList<StoredDecision>> ReadAsync(string actor, long afterSequence = 0, int limit = int.MaxValue, CancellationToken cancellation = default)
    {
        var rows = await cells.RowsAsync(
            RowKey.Range(Cell.Of(layout, actor), Cell.Decision(actor, afterSequence + 1), RowKey.After(Cell.Decision(actor, 0)[..^10])), limit, cancellation);
        return [.. rows.Select(row => new StoredDecision(
            row.Number("sequence"), row.Text("command"), row.GetString("kind"), row.Number("recordedAt"), row.Number("occurredAt"), row.TextIfThere("ref"),
            row.Json<List<LogPosition>>("logs"), SealedRow.Read(row)))];
    }

    public async Task<StoredCommand?> FindCommandAsync(string actor, string commandId, CancellationToken cancellation = default) =>
        await CommandRowAsync(actor, commandId, cancellation) is { } row ? Stored(row) : null;

    public Task<IReadOnlyList<StoredActor>> ListActorsAsync(string prefix, string after, int limit, CancellationToken cancellation = default) =>
        ListAsync(Cell.All(layout), prefix, after, limit, cancellation);

    public Task<IReadOnlyList<StoredActor>> ListCellAsync(int cell, string prefix, string after, int limit, CancellationToken cancellation = default) =>
        ListAsync([cell], prefix, after, limit, cancellation);

    async Task<IReadOnlyList<SealedCompartment>> IVault.ReadAsync(string actor, long sequence, CancellationToken cancellation)
    {
        var cell = Cell.Of(layout, actor);
        var rows = await Task.WhenAll(cells.FindAsync(cell, Cell.Decision(actor, sequence), cancellation), cells.FindAsync(cell, Cell.Person(actor, sequence), cancellation));
        return [.. rows.OfType<TableEntity>().SelectMany(SealedRow.Read).OrderBy(one => one.Cid, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<StoredActor>> ListAsync(IEnumerable<int> from, string prefix, string after, int limit, CancellationToken cancellation)
    {
        var seen = Seen(after);
        var page = new List<StoredActor>();
        foreach (var cell in from)
            while (page.Count < limit)
            {
                var rows = await cells.RowsAsync(RowKey.Range(Cell.Name(cell), Cell.Name(seen[cell] + 1), RowKey.After(Cell.Name(0L)[..^19])), Math.Max(limit, 100), cancellation);
                foreach (var some in rows.Select(row => (Number: long.Parse(row.RowKey[^19..], NumberStyles.None, CultureInfo.InvariantCulture), Actor: row.Text("actor"))).Chunk(HeadsAtOnce).TakeWhile(_ => page.Count < limit))
                {
                    var wanted = some.Where(one => one.Actor.StartsWith(prefix, StringComparison.Ordinal)).Take(limit - page.Count).ToList();
                    foreach (var (one, head) in wanted.Zip(await Task.WhenAll(wanted.Select(one => heads.ReadAsync(one.Actor, cancellation)))))
                    {
                        seen[cell] = one.Number;
                        page.Add(new StoredActor(string.Join('.', seen), one.Actor, head.Sequence));
                    }

                    if (page.Count < limit)
                        seen[cell] = some[^1].Number;
                }

                if (rows.Count == 0)
                    break;
            }

        return page;
    }

    private async Task<CommitResult> WriteAsync(JournalCommit commit, CancellationToken cancellation)
    {
        var (cell, write, gone) = (Cell.Of(layout, commit.Actor), Guid.NewGuid().ToString("N"), (IReadOnlySet<string>)new HashSet<string>());
        var (head, fresh) = await heads.LastSeenAsync(commit.Actor, cancellation);
        Exception? last = null;
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (head.Sequence != commit.ExpectedSequence)
            {
                if (await KnownAsync(commit, write) is { } known)
                    return known;
                if (fresh)
                    return new CommitResult.SequenceConflict(head.Sequence);
                (head, fresh) = (await heads.ReadAsync(commit.Actor, CancellationToken.None), true);
                continue;
            }

            silos.Check();
            try
            {
                var names = head.Tag is null ? await cells.FindAsync(cell, Cell.Names, cancellation) : null;
                if (Verdict.KeysOf(commit).Except(head.Keys).ToList() is { Count: > 0 } unnoted)
                    await uses.NoteAsync(commit.Actor, unnoted, cancellation);
                var (actions, next) = Verdict.Of(commit, cell, head, names, write, gone);
                var answer = await cells.SubmitTransactionAsync(actions, CancellationToken.None);
                if (answer.Value[0].Headers.ETag is { } tag)
                    heads.Remember(commit.Actor, next with { Tag = tag });
                else
                    heads.Forget(commit.Actor);
                return new CommitResult.Committed(next.Sequence);
            }
            catch (Exception failure) when (failure.IsOpen())
            {
                // Somebody else, or our own first try, or nobody knows: the command's row says which.
                last = failure;
                heads.Forget(commit.Actor);
            }

            if (await KnownAsync(commit, write) is { } done)
                return done;
            if (last is RequestFailedException { Status: 404 })
                gone = await GoneAsync(commit.Actor, cell, head);
            if (last.IsUnanswered())
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), CancellationToken.None);
            (head, fresh) = (await heads.ReadAsync(commit.Actor, CancellationToken.None), true);
        }

        heads.Forget(commit.Actor);
        throw new UnknownOutcomeException($"A verdict of {commit.Actor} was sent {MostTries} times, and whether it was written is not known: {last?.Message}", last);
    }

    private async Task<CommitResult?> KnownAsync(JournalCommit commit, string write) =>
        await CommandRowAsync(commit.Actor, commit.Command.Id, CancellationToken.None) is not { } row ? null
            : row.GetString("write") == write ? new CommitResult.Committed(row.Number("sequence")) : new CommitResult.Repeated(Stored(row));

    /// <summary>Rows of the agenda that the head knows of and that somebody removed behind its back: removing them again would fail for ever.</summary>
    private async Task<IReadOnlySet<string>> GoneAsync(string actor, string cell, HeadRow head)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in head.Deadlines.SelectMany(one => DueRows.Keys(one.Value.Due, actor, one.Key, one.Value.Queued)))
            if (await cells.FindAsync(cell, key, CancellationToken.None) is null)
                gone.Add(key);
        return gone;
    }

    private Task<TableEntity?> CommandRowAsync(string actor, string id, CancellationToken cancellation) => cells.FindAsync(Cell.Of(layout, actor), Cell.Command(actor, id), cancellation);

    private static StoredCommand Stored(TableEntity row) => new(row.GetBinary("fingerprint"), row.GetInt32("status") ?? 0, row.Number("sequence"));

    /// <summary>A log is known before its first draft waits: whoever starts looks after every log that there is.</summary>
    private async Task KnowAsync(string log, CancellationToken cancellation)
    {
        var row = new TableEntity(Ledgers.LogRows.Known, RowKey.Part(log));
        row.Text("log", log);
        await TableExtensions.TryAsync(() => logs.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation), cancellation);
        _known[log] = true;
    }

    private long[] Seen(string after)
    {
        var seen = new long[layout.Cells];
        if (after.Length > 0)
            foreach (var (number, cell) in after.Split('.').Select((text, cell) => (long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), cell)))
                seen[cell] = number;
        return seen;
    }
}
