using System.Runtime.CompilerServices;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Storage.Sqlite.Ledgers;

internal sealed class SqliteLedger(Database database) : ILedger
{
    private const int PageSize = 1024;

    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;

    private const string EntryColumns = "e.idx, s.name, e.sequence, e.seq, e.time, e.core, e.leaf FROM entry e JOIN stream s ON s.id=e.stream";

    private const string LogOf = "(SELECT id FROM log WHERE name=$1)";

    private const string StreamOf = "(SELECT id FROM stream WHERE name=$2)";

    public Task<long> AcquireAsync(string log, CancellationToken cancellation = default) => database.WriteAsync(statements =>
        statements.Integer("UPDATE log SET generation=generation+1 WHERE id=$1 RETURNING generation", LogTable.IdOf(statements, log))!.Value, cancellation);

    public Task<LogHead> HeadAsync(string log, CancellationToken cancellation = default) => Read(statements => Head(statements, log));

    public Task<IReadOnlyList<PendingDraft>> PendingAsync(string log, string after, int limit, CancellationToken cancellation = default) =>
        Read<IReadOnlyList<PendingDraft>>(statements => statements.Rows(
            $"SELECT d.id, s.name, d.sequence, d.seq, d.bytes FROM draft d JOIN stream s ON s.id=d.stream WHERE d.log={LogOf} AND d.id>$2 ORDER BY d.id LIMIT $3",
            DraftRow, log, Cursor.Row(after), limit));

    public Task AppendAsync(string log, long generation, IReadOnlyList<NewEntry> entries, CancellationToken cancellation = default) =>
        database.WriteAsync(statements => Append(statements, log, generation, entries), cancellation);

    public Task<bool> ReplaceDraftAsync(string log, long generation, string actor, long seq, byte[] expected, byte[] replacement, CancellationToken cancellation = default) =>
        database.WriteAsync(statements => statements.Run(
            $"UPDATE draft SET bytes=$5 WHERE log=$1 AND stream={StreamOf} AND seq=$3 AND bytes=$4", Fence(statements, log, generation), actor, seq, expected, replacement) == 1, cancellation);

    public async IAsyncEnumerable<StoredEntry> ReadAsync(string log, long from, long to, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var start = from; start < to; start += PageSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await Read(statements => statements.Rows(
                $"SELECT {EntryColumns} WHERE e.log={LogOf} AND e.idx>=$2 AND e.idx<$3 ORDER BY e.idx",
                EntryRow, log, start, Math.Min(to, start + PageSize)));
            foreach (var entry in page)
                yield return entry;
        }
    }

    public Task<IReadOnlyList<byte[]>> LeavesAsync(string log, long from, long to, CancellationToken cancellation = default) =>
        Read<IReadOnlyList<byte[]>>(statements => statements.Rows(
            $"SELECT leaf FROM entry WHERE log={LogOf} AND idx>=$2 AND idx<$3 ORDER BY idx", row => row.GetFieldValue<byte[]>(0), log, from, to));

    public Task<StoredEntry?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default) => Read(statements => statements.Row(
        $"SELECT {EntryColumns} WHERE e.log={LogOf} AND e.stream={StreamOf} AND e.seq=$3", EntryRow, log, actor, seq));

    public Task<PendingDraft?> FindDraftAsync(string log, string actor, long seq, CancellationToken cancellation = default) => Read(statements => statements.Row(
        $"SELECT d.id, s.name, d.sequence, d.seq, d.bytes FROM draft d JOIN stream s ON s.id=d.stream WHERE d.log={LogOf} AND d.stream={StreamOf} AND d.seq=$3",
        DraftRow, log, actor, seq));

    public Task<StoredEntry?> TailAsync(string log, string actor, CancellationToken cancellation = default) => Read(statements => statements.Row(
        $"SELECT {EntryColumns} WHERE e.log={LogOf} AND e.stream={StreamOf} ORDER BY e.seq DESC LIMIT 1", EntryRow, log, actor));

    public Task<long> FirstAfterAsync(string log, long time, CancellationToken cancellation = default) => Read(statements => FirstAfter(statements, log, time));

    public Task SaveSignedHeadAsync(string log, long generation, SignedHead head, CancellationToken cancellation = default) =>
        database.WriteAsync(statements =>
        {
            var id = Fence(statements, log, generation);
            var saved = statements.Run(
                """
                INSERT INTO signed_head(log, size, root, note, signed_at, generation) VALUES($1,$2,$3,$4,$5,$6)
                ON CONFLICT(log, size) DO UPDATE SET note=excluded.note WHERE root=excluded.root
                """,
                id, head.Size, head.Root, head.Note, head.SignedAt, generation);
            if (saved == 0)
                throw new InvalidOperationException($"Another root of {log} is signed at size {head.Size} already; nothing was written.");
            return statements.Run(
                """
                INSERT INTO stated_head(log, size, root, note, signed_at) VALUES($1,$2,$3,$4,$5)
                ON CONFLICT(log) DO UPDATE SET size=excluded.size, root=excluded.root, note=excluded.note, signed_at=excluded.signed_at
                """,
                id, head.Size, head.Root, head.Note, head.SignedAt);
        }, cancellation);

    public Task<bool> RestoreSignedHeadAsync(string log, long generation, SignedHead head, CancellationToken cancellation = default) =>
        database.WriteAsync(statements => statements.Run(
            "INSERT INTO signed_head(log, size, root, note, signed_at, generation) VALUES($1,$2,$3,$4,$5,$6) ON CONFLICT(log, size) DO NOTHING",
            Fence(statements, log, generation), head.Size, head.Root, head.Note, head.SignedAt, generation) == 1, cancellation);

    public Task<SignedHead?> StatedHeadAsync(string log, CancellationToken cancellation = default) => Read(statements =>
        statements.Integer("SELECT COUNT(*) FROM sqlite_master WHERE type='table' AND name='stated_head'") == 0
            ? null
            : statements.Row($"SELECT size, root, note, signed_at FROM stated_head WHERE log={LogOf}", HeadRow, log));

    public Task<SignedHead?> SignedHeadAsync(string log, CancellationToken cancellation = default) => Read(statements => statements.Row(
        $"SELECT size, root, note, signed_at FROM signed_head WHERE log={LogOf} ORDER BY size DESC LIMIT 1", HeadRow, log));

    public Task<SignedHead?> SignedHeadAsync(string log, long size, CancellationToken cancellation = default) => Read(statements => statements.Row(
        $"SELECT size, root, note, signed_at FROM signed_head WHERE log={LogOf} AND size=$2", HeadRow, log, size));

    public Task NoteServedAsync(string log, long size, CancellationToken cancellation = default) => database.WriteAsync(statements =>
        statements.Run("INSERT OR IGNORE INTO served_head(log, size) VALUES($1,$2)", LogTable.IdOf(statements, log), size), cancellation);

    public Task<IReadOnlyList<long>> KnownSizesAsync(string log, long since, CancellationToken cancellation = default) => Read<IReadOnlyList<long>>(statements => statements.Rows(
        $"""
        SELECT size FROM served_head WHERE log={LogOf}
        UNION SELECT MAX(size) FROM signed_head WHERE log={LogOf} AND signed_at>=$2 GROUP BY signed_at/{MillisecondsPerDay}
        ORDER BY 1
        """, row => row.GetInt64(0), log, since));

    public Task<IReadOnlyList<string>> LogsAsync(CancellationToken cancellation = default) =>
        Read<IReadOnlyList<string>>(statements => statements.Rows("SELECT name FROM log ORDER BY name", row => row.GetString(0)));

    private Task<T> Read<T>(Func<Statements, T> work) => Task.FromResult(database.Read(work));

    private static int Append(Statements statements, string log, long generation, IReadOnlyList<NewEntry> entries)
    {
        var id = Fence(statements, log, generation);
        foreach (var entry in entries)
        {
            if (statements.Run("DELETE FROM draft WHERE id=$1 AND log=$2 AND bytes=$3", Cursor.Row(entry.Draft.Position), id, entry.Draft.Bytes) != 1)
                throw new InvalidOperationException($"The draft {entry.Draft.Actor} seq {entry.Draft.Seq} of {log} changed or is gone; nothing was appended.");
            statements.Run(
                "INSERT INTO entry(log, idx, stream, sequence, seq, time, core, leaf) VALUES($1,$2,(SELECT id FROM stream WHERE name=$3),$4,$5,$6,$7,$8)",
                id, entry.Index, entry.Draft.Actor, entry.Draft.Sequence, entry.Draft.Seq, entry.Time, entry.Core, entry.Leaf);
        }

        if (entries.Count > 0)
            statements.Run("UPDATE log SET size=$2, last_time=$3 WHERE id=$1", id, entries[^1].Index + 1, entries[^1].Time);
        return entries.Count;
    }

    private static long Fence(Statements statements, string log, long generation)
    {
        var id = LogTable.IdOf(statements, log);
        var current = statements.Integer("SELECT generation FROM log WHERE id=$1", id)!.Value;
        return current == generation ? id : throw new StaleGenerationException(log, generation, current);
    }

    private static LogHead Head(Statements statements, string log) => statements.Row(
        "SELECT generation, size, last_time FROM log WHERE name=$1",
        row => new LogHead(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), log) ?? new LogHead(0, 0, 0);

    /// <summary>Times never decrease along a log, so the boundary is found by bisection over the index.</summary>
    private static long FirstAfter(Statements statements, string log, long time)
    {
        var (low, high) = (0L, Head(statements, log).Size);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (statements.Integer($"SELECT time FROM entry WHERE log={LogOf} AND idx=$2", log, middle) > time)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static PendingDraft DraftRow(SqliteDataReader row) =>
        new(Cursor.Of(row.GetInt64(0)), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4));

    private static StoredEntry EntryRow(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6));

    private static SignedHead HeadRow(SqliteDataReader row) => new(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetString(2), row.GetInt64(3));
}
