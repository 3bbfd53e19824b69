using ComplianceGrains.Storage.Backlogs;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Backlogs;

internal sealed class SqliteBacklogs(Database database) : IBacklogs
{
    // The oldest first row of each table is the one that waits longest: rows come in the order of commit.
    private const string OldestEffect = """
        SELECT d.recorded_at FROM (SELECT source, sequence FROM effect ORDER BY id LIMIT 1) e
        JOIN stream s ON s.name=e.source JOIN decision d ON d.stream=s.id AND d.sequence=e.sequence
        """;

    private const string Logs = """
        SELECT l.name, l.size, coalesce((SELECT max(h.size) FROM signed_head h WHERE h.log=l.id), 0),
            (SELECT count(*) FROM draft WHERE log=l.id),
            (SELECT d.recorded_at FROM draft f JOIN decision d ON d.stream=f.stream AND d.sequence=f.sequence WHERE f.log=l.id ORDER BY f.id LIMIT 1)
        FROM log l
        """;

    public Task<Backlog> ReadAsync(long now, CancellationToken cancellation = default) => Task.FromResult(database.Read(statements => new Backlog(
        statements.Integer("SELECT count(*) FROM effect")!.Value, statements.Integer(OldestEffect),
        statements.Integer("SELECT count(*) FROM agenda WHERE due<=$1", now)!.Value, statements.Integer("SELECT min(due) FROM agenda WHERE due<=$1", now),
        statements.Rows(Logs, row => new LogBacklog(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4))))));
}
