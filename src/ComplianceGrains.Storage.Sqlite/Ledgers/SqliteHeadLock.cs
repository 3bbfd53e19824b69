using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Ledgers;

internal sealed class SqliteHeadLock(Database database) : IHeadLock
{
    private const string StreamOf = "(SELECT id FROM stream WHERE name=$2)";

    public Task<long> AcquireAsync(string log, CancellationToken cancellation = default) => database.WriteAsync(statements =>
        statements.Integer("UPDATE log SET generation=generation+1 WHERE id=$1 RETURNING generation", LogTable.IdOf(statements, log))!.Value, cancellation);

    public Task AppendAsync(string log, long generation, IReadOnlyList<NewEntry> entries, CancellationToken cancellation = default) =>
        database.WriteAsync(statements => Append(statements, log, generation, entries), cancellation);

    public Task<bool> ReplaceDraftAsync(string log, long generation, string actor, long seq, byte[] expected, byte[] replacement, CancellationToken cancellation = default) =>
        database.WriteAsync(statements => statements.Run(
            $"UPDATE draft SET bytes=$5 WHERE log=$1 AND stream={StreamOf} AND seq=$3 AND bytes=$4", Fence(statements, log, generation), actor, seq, expected, replacement) == 1, cancellation);

    public Task SaveSignedHeadAsync(string log, long generation, SignedHead head, LogRange? range = null, CancellationToken cancellation = default) =>
        database.WriteAsync(statements =>
        {
            var id = Fence(statements, log, generation);
            var saved = statements.Run(
                """
                INSERT INTO signed_head(log, size, root, note, signed_at, generation) VALUES($1,$2,$3,$4,$5,$6)
                ON CONFLICT(log, size) DO UPDATE SET note=excluded.note WHERE root=excluded.root
                """,
                id, head.Size, head.Root, head.Note, head.SignedAt, generation);
            if (saved == 0)
                throw new InvalidOperationException($"Another root of {log} is signed at size {head.Size} already; nothing was written.");
            if (range is not null)
                statements.Run("INSERT OR REPLACE INTO head_range(log, size, hashes) VALUES($1,$2,$3)", id, range.Size, range.Hashes);
            return statements.Run(
                """
                INSERT INTO stated_head(log, size, root, note, signed_at) VALUES($1,$2,$3,$4,$5)
                ON CONFLICT(log) DO UPDATE SET size=excluded.size, root=excluded.root, note=excluded.note, signed_at=excluded.signed_at
                """,
                id, head.Size, head.Root, head.Note, head.SignedAt);
        }, cancellation);

    public Task<bool> RestoreSignedHeadAsync(string log, long generation, SignedHead head, CancellationToken cancellation = default) =>
        database.WriteAsync(statements => statements.Run(
            "INSERT INTO signed_head(log, size, root, note, signed_at, generation) VALUES($1,$2,$3,$4,$5,$6) ON CONFLICT(log, size) DO NOTHING",
            Fence(statements, log, generation), head.Size, head.Root, head.Note, head.SignedAt, generation) == 1, cancellation);

    private static int Append(Statements statements, string log, long generation, IReadOnlyList<NewEntry> entries)
    {
        var id = Fence(statements, log, generation);
        foreach (var entry in entries)
        {
            if (statements.Run("DELETE FROM draft WHERE id=$1 AND log=$2 AND bytes=$3", Cursor.Row(entry.Draft.Position), id, entry.Draft.Bytes) != 1)
                throw new InvalidOperationException($"The draft {entry.Draft.Actor} seq {entry.Draft.Seq} of {log} changed or is gone; nothing was appended.");
            statements.Run(
                "INSERT INTO entry(log, idx, stream, sequence, seq, time, core, leaf) VALUES($1,$2,(SELECT id FROM stream WHERE name=$3),$4,$5,$6,$7,$8)",
                id, entry.Index, entry.Draft.Actor, entry.Draft.Sequence, entry.Draft.Seq, entry.Time, entry.Core, entry.Leaf);
        }

        if (entries.Count > 0)
            statements.Run("UPDATE log SET size=$2, last_time=$3 WHERE id=$1", id, entries[^1].Index + 1, entries[^1].Time);
        return entries.Count;
    }

    private static long Fence(Statements statements, string log, long generation)
    {
        var id = LogTable.IdOf(statements, log);
        var current = statements.Integer("SELECT generation FROM log WHERE id=$1", id)!.Value;
        return current == generation ? id : throw new StaleGenerationException(log, generation, current);
    }
}
