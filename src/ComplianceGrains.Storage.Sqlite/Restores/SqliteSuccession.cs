using System.Text.Json;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite.Ledgers;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Restores;

/// <summary>Gives logs other names and entries, all of it at once; no host works on the file.</summary>
internal sealed class SqliteSuccession(Database database)
{
    private static readonly string[] Signed = ["signed_head", "stated_head", "head_range", "served_head", "receipt"];

    public Task WriteAsync(Succession succession, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        foreach (var log in succession.Logs)
            Write(statements, log);
        // Logs that end a second time lose the first entry that they had: nobody is left of it.
        statements.Run($"DELETE FROM stream WHERE name>='{LostActor.Prefix}' AND name<'lost0' AND id NOT IN (SELECT stream FROM entry)");
        foreach (var tombstone in succession.Tombstones)
            Write(statements, tombstone);
        return succession.Logs.Count;
    }, cancellation);

    private static void Write(Statements statements, SucceedingLog log)
    {
        statements.Run("UPDATE log SET name=$2 WHERE name=$1", log.Before, log.Log);
        statements.Numbers.Remove(log.Before);
        var id = LogTable.IdOf(statements, log.Log);
        foreach (var table in Signed)
            statements.Run($"DELETE FROM {table} WHERE log=$1", id);
        statements.Run("DELETE FROM entry WHERE log=$1", id);
        foreach (var entry in log.Entries)
            Write(statements, id, entry);
        statements.Run("UPDATE log SET size=$2, last_time=$3 WHERE id=$1", id, log.Entries.Count, log.Entries is [.., var last] ? last.Time : 0);
        foreach (var draft in log.Drafts)
            statements.Run("UPDATE draft SET bytes=$2 WHERE id=$1", Cursor.Row(draft.Position), draft.Bytes);
        var (before, after) = (JsonSerializer.Serialize(log.Before), JsonSerializer.Serialize(log.Log));
        statements.Run("UPDATE decision SET log_seqs=replace(log_seqs, $1, $2) WHERE instr(log_seqs, $1)>0", before, after);
        foreach (var (actor, sequence, reference) in log.References)
            statements.Run("UPDATE decision SET ref=$3 WHERE stream=(SELECT id FROM stream WHERE name=$1) AND sequence=$2", actor, sequence, reference);
    }

    private static void Write(Statements statements, long log, StoredEntry entry)
    {
        if (LostActor.PseudonymIn(entry.Actor) is not null)
            statements.Run("INSERT OR IGNORE INTO stream(name, head) VALUES($1, 0)", entry.Actor);
        statements.Run(
            "INSERT INTO entry(log, idx, stream, sequence, seq, time, core, leaf) VALUES($1,$2,(SELECT id FROM stream WHERE name=$3),$4,$5,$6,$7,$8)",
            log, entry.Index, entry.Actor, entry.Sequence, entry.Seq, entry.Time, entry.Core, entry.Leaf);
    }

    private static void Write(Statements statements, MovedTombstone moved)
    {
        if (statements.Integer("UPDATE tombstone SET root=$2, min_age=0 WHERE root=$1 RETURNING id", moved.Before, moved.Root) is not { } id)
            return;
        statements.Run("DELETE FROM tombstone_target WHERE tombstone=$1", id);
        foreach (var target in moved.Targets)
            statements.Run(
                "INSERT INTO tombstone_target(tombstone, log, idx, cid, leaf, stream, sequence) VALUES($1,$2,$3,$4,$5,(SELECT id FROM stream WHERE name=$6),$7)",
                id, target.Log, target.Index, target.Cid, target.Leaf, target.Actor, target.Sequence);
    }
}
