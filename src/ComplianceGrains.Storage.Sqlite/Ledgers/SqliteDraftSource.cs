using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Ledgers;

internal sealed class SqliteDraftSource(Database database) : IDraftSource
{
    private const string LogOf = "(SELECT id FROM log WHERE name=$1)";

    private const string StreamOf = "(SELECT id FROM stream WHERE name=$2)";

    public Task<IReadOnlyList<PendingDraft>> PendingAsync(string log, string after, int limit, CancellationToken cancellation = default) =>
        Read<IReadOnlyList<PendingDraft>>(statements => statements.Rows(
            $"SELECT d.id, s.name, d.sequence, d.seq, d.bytes FROM draft d JOIN stream s ON s.id=d.stream WHERE d.log={LogOf} AND d.id>$2 ORDER BY d.id LIMIT $3",
            DraftRow, log, Cursor.Row(after), limit));

    public Task<PendingDraft?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default) => Read(statements => statements.Row(
        $"SELECT d.id, s.name, d.sequence, d.seq, d.bytes FROM draft d JOIN stream s ON s.id=d.stream WHERE d.log={LogOf} AND d.stream={StreamOf} AND d.seq=$3",
        DraftRow, log, actor, seq));

    private Task<T> Read<T>(Func<Statements, T> work) => Task.FromResult(database.Read(work));

    private static PendingDraft DraftRow(Columns row) =>
        new(Cursor.Of(row.GetInt64(0)), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetBytes(4));
}
