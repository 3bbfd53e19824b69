using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Outboxes;

internal sealed class SqliteOutbox(Database database) : IOutbox
{
    public Task<IReadOnlyList<Effect>> PendingAsync(int shard, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<Effect>>(database.Read(statements => statements.Rows(
            "SELECT id, source, sequence, number, target, kind FROM effect WHERE shard=$1 ORDER BY id LIMIT $2",
            row => new Effect(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5)),
            shard, limit)));

    public Task RemoveAsync(IReadOnlyList<long> positions, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        foreach (var position in positions)
            statements.Run("DELETE FROM effect WHERE id=$1", position);
        return positions.Count;
    }, cancellation);
}
