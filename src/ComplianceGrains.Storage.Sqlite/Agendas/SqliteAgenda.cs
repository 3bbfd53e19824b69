using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Agendas;

internal sealed class SqliteAgenda(Database database) : IAgenda
{
    internal const string Columns = "id, actor, key, due, queue, owner_role, jurisdictions";

    public Task<IReadOnlyList<Deadline>> DueAsync(int cell, long now, int limit, CancellationToken cancellation = default) =>
        Read<IReadOnlyList<Deadline>>(statements => statements.Rows(
            $"SELECT {Columns} FROM agenda WHERE shard=$1 AND due<=$2 ORDER BY due, id LIMIT $3", Row, cell, now, limit));

    public Task<bool> RemoveAsync(string actor, string key, long due, CancellationToken cancellation = default) =>
        database.WriteAsync(statements => statements.Run("DELETE FROM agenda WHERE actor=$1 AND key=$2 AND due=$3", actor, key, due) == 1, cancellation);

    public Task<IReadOnlyList<Deadline>> OfActorAsync(string actor, CancellationToken cancellation = default) =>
        Read<IReadOnlyList<Deadline>>(statements => statements.Rows(
            $"SELECT {Columns} FROM agenda WHERE actor=$1 AND shard=$2 ORDER BY due, id", Row, actor, StoreLayout.OneCell.CellOf(actor)));

    public Task<bool> ReplaceAsync(string actor, long sequence, IReadOnlyList<Deadline> rows, CancellationToken cancellation = default) =>
        database.WriteAsync(statements =>
        {
            if ((statements.Integer("SELECT head FROM stream WHERE name=$1", actor) ?? 0) != sequence)
                return false;
            statements.Run("DELETE FROM agenda WHERE actor=$1", actor);
            foreach (var row in rows)
                AgendaTable.Write(statements, actor, new DeadlineChange.Set(row.Key, row.Due, row.Queue, row.OwnerRole, row.Jurisdictions));
            return true;
        }, cancellation);

    private Task<T> Read<T>(Func<Statements, T> work) => Task.FromResult(database.Read(work));

    internal static Deadline Row(Columns row) => new(
        row.GetString(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5),
        row.GetString(6).Split(',', StringSplitOptions.RemoveEmptyEntries));
}
