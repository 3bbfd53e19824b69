using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Histories;

internal sealed class SqliteHistoryAudit(Database database) : IHistoryAudit
{
    public Task<IReadOnlyList<SignedHead>> SignedHeadsAsync(string log, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<SignedHead>>(database.Read(statements => statements.Rows(
            "SELECT size, root, note, signed_at FROM signed_head WHERE log=(SELECT id FROM log WHERE name=$1) ORDER BY size",
            row => new SignedHead(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetString(2), row.GetInt64(3)), log)));

    public Task<long> EntryCountAsync(string log, CancellationToken cancellation = default) => Task.FromResult(database.Read(statements =>
        statements.Integer("SELECT count(*) FROM entry WHERE log=(SELECT id FROM log WHERE name=$1)", log)!.Value));

    public Task<IReadOnlyList<CommittedCommand>> CommandsAsync(string actor, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<CommittedCommand>>(database.Read(statements => statements.Rows(
            "SELECT command_id, fingerprint, status, sequence FROM command WHERE stream=(SELECT id FROM stream WHERE name=$1) ORDER BY id",
            row => new CommittedCommand(row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetInt32(2), row.GetInt64(3)), actor)));

    public Task<long> WaitingEffectsAsync(CancellationToken cancellation = default) => Task.FromResult(database.Read(statements =>
        statements.Integer("SELECT count(*) FROM effect")!.Value));
}
