using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Storage.Sqlite.Agendas;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Histories;

internal sealed class SqliteHistoryAudit(Database database, params IReadOnlyList<(string Name, Database File)> files) : IHistoryAudit
{
    private const string NoStream = "WHERE NOT EXISTS(SELECT 1 FROM stream s WHERE s.id=r.stream)";
    private const string NoLog = "WHERE NOT EXISTS(SELECT 1 FROM log l WHERE l.id=r.log)";
    private const string NoDecision = "WHERE NOT EXISTS(SELECT 1 FROM decision d WHERE d.stream=r.stream AND d.sequence=r.sequence)";

    private const string IsLost = $"substr(s.name, 1, 5)='{LostActor.Prefix}'";

    private static readonly (string What, string Rows)[] Strays =
    [
        ("decisions belong to no actor.", $"decision r {NoStream}"),
        ("commands belong to no actor.", $"command r {NoStream}"),
        ("sealed values belong to no decision.", $"sealed r {NoDecision}"),
        ("drafts belong to no decision.", $"draft r {NoDecision}"),
        ("drafts belong to no log.", $"draft r {NoLog}"),
        ("entries belong to no decision.", $"entry r {NoDecision} AND NOT EXISTS(SELECT 1 FROM stream s WHERE s.id=r.stream AND {IsLost})"),
        ("entries belong to no log.", $"entry r {NoLog}"),
        ("signed heads belong to no log.", $"signed_head r {NoLog}"),
        ("compact ranges belong to no log.", $"head_range r {NoLog}"),
        ("receipts belong to no log.", $"receipt r {NoLog}"),
        ("rows of the agenda belong to no actor.", "agenda a WHERE NOT EXISTS(SELECT 1 FROM stream s WHERE s.name=a.actor)"),
        ("actors have no decision.", $"stream s WHERE NOT EXISTS(SELECT 1 FROM decision d WHERE d.stream=s.id) AND NOT ({IsLost} AND EXISTS(SELECT 1 FROM entry e WHERE e.stream=s.id))"),
    ];

    public Task<IReadOnlyList<SignedHead>> SignedHeadsAsync(string log, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<SignedHead>>(database.Read(statements => statements.Rows(
            "SELECT size, root, note, signed_at FROM signed_head WHERE log=(SELECT id FROM log WHERE name=$1) ORDER BY size",
            row => new SignedHead(row.GetInt64(0), row.GetBytes(1), row.GetString(2), row.GetInt64(3)), log)));

    public Task<long> EntryCountAsync(string log, CancellationToken cancellation = default) => Task.FromResult(database.Read(statements =>
        statements.Integer("SELECT count(*) FROM entry WHERE log=(SELECT id FROM log WHERE name=$1)", log)!.Value));

    public Task<IReadOnlyList<GivenReceipt>> ReceiptsAsync(string log, long after, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<GivenReceipt>>(database.Read(statements => Has(statements, "receipt")
            ? statements.Rows(
                "SELECT r.id, s.name, r.seq, r.note FROM receipt r LEFT JOIN stream s ON s.id=r.stream WHERE r.log=(SELECT id FROM log WHERE name=$1) AND r.id>$2 ORDER BY r.id LIMIT $3",
                row => new GivenReceipt(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2), row.GetString(3)), log, after, limit)
            : []));

    public Task<long> HeadAsync(string actor, CancellationToken cancellation = default) =>
        Task.FromResult(database.Read(statements => statements.Integer("SELECT head FROM stream WHERE name=$1", actor) ?? 0));

    public Task<IReadOnlyList<CommittedCommand>> CommandsAsync(string actor, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<CommittedCommand>>(database.Read(statements => statements.Rows(
            "SELECT command_id, fingerprint, status, sequence FROM command WHERE stream=(SELECT id FROM stream WHERE name=$1) ORDER BY id",
            row => new CommittedCommand(row.GetString(0), row.GetBytes(1), row.GetInt32(2), row.GetInt64(3)), actor)));

    public Task<IReadOnlyList<StoredEffect>> WaitingEffectsAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<StoredEffect>>(database.Read(statements => statements.Rows(
            "SELECT shard, source, sequence, number, target, kind FROM effect ORDER BY id",
            row => new StoredEffect(row.GetInt32(0), new Effect(row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5))))));

    public Task<IReadOnlyList<StoredDeadline>> AgendaAsync(string actor, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<StoredDeadline>>(database.Read(statements => statements.Rows(
            $"SELECT {SqliteAgenda.Columns}, shard FROM agenda WHERE actor=$1 ORDER BY id",
            row => new StoredDeadline(row.GetInt32(7), SqliteAgenda.Row(row)), actor)));

    public Task<IReadOnlyList<string>> StrayRowsAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<string>>(database.Read(statements => Strays
            .Where(stray => Has(statements, stray.Rows[..stray.Rows.IndexOf(' ', StringComparison.Ordinal)]))
            .Select(stray => (stray.What, Count: statements.Integer($"SELECT count(*) FROM {stray.Rows}")!.Value))
            .Where(stray => stray.Count > 0).Select(stray => $"{stray.Count} {stray.What}").ToList()));

    /// <summary>A folder that no host of today has opened yet lacks what came later.</summary>
    private static bool Has(Statements statements, string table) => statements.Integer("SELECT COUNT(*) FROM sqlite_master WHERE type='table' AND name=$1", table) > 0;

    public Task<IReadOnlyList<string>> FileProblemsAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<string>>([.. files.SelectMany(file => file.File.Problems().Select(problem => $"{file.Name}: {problem}"))]);
}
