using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Receipts;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Receipts;

internal sealed class SqliteReceipts(Database database) : IReceipts
{
    // From the index alone, and in one snapshot: an entry that was a draft a moment ago is one of the two.
    private const string Found = """
        SELECT e.idx, r.note FROM log l, stream s
        LEFT JOIN entry e ON e.log=l.id AND e.stream=s.id AND e.seq=$3
        LEFT JOIN draft d ON d.log=l.id AND d.stream=s.id AND d.seq=$3
        LEFT JOIN receipt r ON r.log=l.id AND r.stream=s.id AND r.seq=$3
        WHERE l.name=$1 AND s.name=$2 AND (e.idx IS NOT NULL OR d.id IS NOT NULL)
        """;

    public Task<IReadOnlyList<StoredReceipt?>> FindAsync(string actor, IReadOnlyList<LogPosition> positions, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<StoredReceipt?>>(database.Read<List<StoredReceipt?>>(statements =>
            [.. positions.Select(position => Find(statements, actor, position))]));

    public Task<IReadOnlyList<string>> KeepAsync(string actor, IReadOnlyList<NewReceipt> receipts, CancellationToken cancellation = default) =>
        database.WriteAsync<IReadOnlyList<string>>(statements => [.. receipts.Select(receipt => Keep(statements, actor, receipt))], cancellation);

    private static StoredReceipt? Find(Statements statements, string actor, LogPosition position) => statements.Row(
        Found,
        row => new StoredReceipt(row.IsDBNull(0) ? null : row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)),
        position.Log, actor, position.Seq);

    private static string Keep(Statements statements, string actor, NewReceipt receipt)
    {
        var (log, stream) = (statements.Integer("SELECT id FROM log WHERE name=$1", receipt.Position.Log), statements.Integer("SELECT id FROM stream WHERE name=$1", actor));
        ReceiptTable.Write(statements, log!.Value, stream!.Value, receipt.Position.Seq, receipt.Note);
        return statements.Row("SELECT note FROM receipt WHERE log=$1 AND stream=$2 AND seq=$3", row => row.GetString(0), log, stream, receipt.Position.Seq)!;
    }
}

internal static class ReceiptTable
{
    /// <summary>Keeps a note, unless one is kept already.</summary>
    public static void Write(Statements statements, long log, long stream, long seq, string note) =>
        statements.Run("INSERT INTO receipt(log, stream, seq, note) VALUES($1,$2,$3,$4) ON CONFLICT DO NOTHING", log, stream, seq, note);
}
