using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Outboxes;

internal sealed class SqliteOutbox(Database database) : IOutbox
{
    public Task<IReadOnlyList<Effect>> PendingAsync(int cell, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<Effect>>(database.Read(statements => statements.Rows(
            "SELECT source, sequence, number, target, kind FROM effect WHERE shard=$1 ORDER BY id LIMIT $2",
            row => new Effect(row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetString(4)),
            cell, limit)));

    public Task RemoveAsync(IReadOnlyList<Effect> delivered, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        foreach (var effect in delivered)
            statements.Run("DELETE FROM effect WHERE source=$1 AND sequence=$2 AND number=$3", effect.Source, effect.Sequence, effect.Number);
        return delivered.Count;
    }, cancellation);
}
