using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Restores;

/// <summary>Writes what a restore adds to a log, all of it at once; no host works on the file.</summary>
internal sealed class SqliteRebuild(Database database)
{
    public Task WriteAsync(RebuiltLog log, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        var id = LogTable.IdOf(statements, log.Log);
        foreach (var entry in log.Entries)
            Write(statements, id, entry);
        if (log.Entries.Count > 0)
            statements.Run("UPDATE log SET size=$2, last_time=$3 WHERE id=$1", id, log.Entries[^1].Anchored.Index + 1, log.Entries[^1].Anchored.Time);
        // Which of these somebody outside holds is lost as well: packages lead from each.
        foreach (var head in log.Heads)
        {
            statements.Run(
                """
                INSERT INTO signed_head(log, size, root, note, signed_at, generation)
                VALUES($1,$2,$3,$4,(SELECT time FROM entry WHERE log=$1 AND idx=$2-1),(SELECT generation FROM log WHERE id=$1)) ON CONFLICT(log, size) DO NOTHING
                """, id, head.Size, head.Root, head.Note);
            statements.Run("INSERT OR IGNORE INTO served_head(log, size) VALUES($1,$2)", id, head.Size);
        }

        if (log.Heads is [.., var newest])
            statements.Run("INSERT OR REPLACE INTO stated_head(log, size, root, note, signed_at) SELECT log, size, root, note, signed_at FROM signed_head WHERE log=$1 AND size=$2", id, newest.Size);
        return log.Entries.Count;
    }, cancellation);

    private static void Write(Statements statements, long log, RebuiltEntry entry)
    {
        if (entry.Draft is { } waiting)
            statements.Run("DELETE FROM draft WHERE id=$1 AND log=$2", Cursor.Row(waiting.Position), log);
        var (actor, sequence) = entry.HasDecision ? (entry.Draft!.Actor, entry.Draft.Sequence) : (LostActor.Name(entry.Anchored.Actor), 0);
        if (!entry.HasDecision)
            statements.Run("INSERT OR IGNORE INTO stream(name, head) VALUES($1, 0)", actor);
        statements.Run(
            "INSERT INTO entry(log, idx, stream, sequence, seq, time, core, leaf) VALUES($1,$2,(SELECT id FROM stream WHERE name=$3),$4,$5,$6,$7,$8)",
            log, entry.Anchored.Index, actor, sequence, entry.Anchored.Seq, entry.Anchored.Time, entry.Core, entry.Anchored.Leaf);
    }
}
