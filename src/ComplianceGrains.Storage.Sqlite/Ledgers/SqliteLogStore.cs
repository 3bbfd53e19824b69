using System.Runtime.CompilerServices;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Ledgers;

internal sealed class SqliteLogStore(Database database) : ILogStore
{
    private const int PageSize = 1024;

    private const long MillisecondsPerDay = 24 * 60 * 60 * 1000;

    private const string EntryColumns = "e.idx, s.name, e.sequence, e.seq, e.time, e.core, e.leaf FROM entry e JOIN stream s ON s.id=e.stream";

    private const string LogOf = "(SELECT id FROM log WHERE name=$1)";

    private const string StreamOf = "(SELECT id FROM stream WHERE name=$2)";

    public Task<LogHead> HeadAsync(string log, CancellationToken cancellation = default) => Read(statements => Head(statements, log));

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
            $"SELECT leaf FROM entry WHERE log={LogOf} AND idx>=$2 AND idx<$3 ORDER BY idx", row => row.GetBytes(0), log, from, to));

    public Task<StoredEntry?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default) => Read(statements => statements.Row(
        $"SELECT {EntryColumns} WHERE e.log={LogOf} AND e.stream={StreamOf} AND e.seq=$3", EntryRow, log, actor, seq));

    public Task<StoredEntry?> TailAsync(string log, string actor, CancellationToken cancellation = default) => Read(statements => statements.Row(
        $"SELECT {EntryColumns} WHERE e.log={LogOf} AND e.stream={StreamOf} ORDER BY e.seq DESC LIMIT 1", EntryRow, log, actor));

    public Task<IReadOnlyList<StoredEntry>> LostAsync(string log, CancellationToken cancellation = default) => Read<IReadOnlyList<StoredEntry>>(statements => statements.Rows(
        $"SELECT {EntryColumns} WHERE e.log={LogOf} AND e.stream IN (SELECT id FROM stream WHERE name>='{LostActor.Prefix}' AND name<'lost0') ORDER BY e.idx", EntryRow, log));

    public Task<long> FirstAfterAsync(string log, long time, CancellationToken cancellation = default) => Read(statements => FirstAfter(statements, log, time));

    public Task<SignedHead?> StatedHeadAsync(string log, CancellationToken cancellation = default) => Read(statements => Has(statements, "stated_head")
        ? statements.Row($"SELECT size, root, note, signed_at FROM stated_head WHERE log={LogOf}", HeadRow, log)
        : null);

    public Task<LogRange?> RangeAsync(string log, CancellationToken cancellation = default) => Read(statements => Has(statements, "head_range")
        ? statements.Row($"SELECT size, hashes FROM head_range WHERE log={LogOf}", row => new LogRange(row.GetInt64(0), row.GetBytes(1)), log)
        : null);

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

    public Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation = default) =>
        Read<IReadOnlyList<string>>(statements => statements.Rows("SELECT name FROM log ORDER BY name", row => row.GetString(0)));

    /// <summary>A folder that no host of today has opened yet lacks what came later.</summary>
    private static bool Has(Statements statements, string table) => statements.Integer("SELECT COUNT(*) FROM sqlite_master WHERE type='table' AND name=$1", table) > 0;

    private Task<T> Read<T>(Func<Statements, T> work) => Task.FromResult(database.Read(work));

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

    private static StoredEntry EntryRow(Columns row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetBytes(5), row.GetBytes(6));

    private static SignedHead HeadRow(Columns row) => new(row.GetInt64(0), row.GetBytes(1), row.GetString(2), row.GetInt64(3));
}
