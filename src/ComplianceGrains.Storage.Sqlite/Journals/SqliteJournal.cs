using System.Text.Json;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite.Writing;
using ComplianceGrains.Storage.Vaults;

namespace ComplianceGrains.Storage.Sqlite.Journals;

internal sealed class SqliteJournal(Database database) : IJournal, IVault
{
    public Task<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellation = default)
    {
        VerdictBounds.Check(commit);
        return database.WriteAsync(statements => VerdictWriter.Write(statements, commit), cancellation);
    }

    public Task<IReadOnlyList<StoredDecision>> ReadAsync(string actor, long afterSequence = 0, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        Task.FromResult(database.Read(statements => Read(statements, actor, afterSequence, limit)));

    public Task<StoredCommand?> FindCommandAsync(string actor, string commandId, CancellationToken cancellation = default) =>
        Task.FromResult(database.Read(statements =>
            statements.Integer("SELECT id FROM stream WHERE name=$1", actor) is { } stream ? CommandTable.Find(statements, stream, commandId) : null));

    public Task<IReadOnlyList<StoredActor>> ListActorsAsync(string prefix, string after, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<StoredActor>>(database.Read(statements => statements.Rows(
            "SELECT id, name, head FROM stream WHERE id>$1 AND substr(name, 1, $2)=$3 AND head>0 ORDER BY id LIMIT $4",
            row => new StoredActor(Cursor.Of(row.GetInt64(0)), row.GetString(1), row.GetInt64(2)),
            Cursor.Row(after), prefix.Length, prefix, limit)));

    /// <summary>There is one cell.</summary>
    public Task<IReadOnlyList<StoredActor>> ListCellAsync(int cell, string prefix, string after, int limit, CancellationToken cancellation = default) =>
        cell == 0 ? ListActorsAsync(prefix, after, limit, cancellation) : Task.FromResult<IReadOnlyList<StoredActor>>([]);

    Task<IReadOnlyList<SealedCompartment>> IVault.ReadAsync(string actor, long sequence, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SealedCompartment>>(database.Read(statements => statements.Rows(
            "SELECT cid, kref, blob FROM sealed WHERE stream=(SELECT id FROM stream WHERE name=$1) AND sequence=$2 ORDER BY cid",
            row => new SealedCompartment(row.GetString(0), row.GetString(1), row.GetBytes(2)),
            actor, sequence).FindAll(value => !IsDestroyed(value))));

    /// <summary>A value that is destroyed keeps its place and is zeroes; what is sealed begins with random bytes.</summary>
    private static bool IsDestroyed(SealedCompartment value) => !value.Bytes.AsSpan().ContainsAnyExcept((byte)0);

    private static IReadOnlyList<StoredDecision> Read(Statements statements, string actor, long after, int limit)
    {
        if (statements.Integer("SELECT id FROM stream WHERE name=$1", actor) is not { } stream)
            return [];

        // One snapshot for both tables: a verdict is seen whole or not at all. A savepoint, because the reader may be in one already.
        statements.Run("SAVEPOINT history");
        try
        {
            var decisions = statements.Rows(
                "SELECT sequence, command_id, kind, recorded_at, occurred_at, ref, log_seqs FROM decision WHERE stream=$1 AND sequence>$2 ORDER BY sequence LIMIT $3",
                row => new StoredDecision(
                    row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4),
                    row.IsDBNull(5) ? null : row.GetString(5),
                    JsonSerializer.Deserialize<List<LogPosition>>(row.GetString(6))!, []),
                stream, after, limit);
            if (decisions.Count == 0)
                return decisions;
            var compartments = statements.Rows(
                "SELECT sequence, cid, kref, blob FROM sealed WHERE stream=$1 AND sequence>$2 AND sequence<=$3 AND substr(cid, 1, 1)<>'p' ORDER BY sequence, cid",
                row => (Sequence: row.GetInt64(0), Sealed: new SealedCompartment(row.GetString(1), row.GetString(2), row.GetBytes(3))),
                stream, after, decisions[^1].Sequence).FindAll(row => !IsDestroyed(row.Sealed)).ToLookup(row => row.Sequence, row => row.Sealed);
            return [.. decisions.Select(decision => decision with { Sealed = [.. compartments[decision.Sequence]] })];
        }
        finally
        {
            statements.Run("RELEASE history");
        }
    }
}
