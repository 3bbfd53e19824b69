using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Drills.Edits;

/// <summary>Makes random edits: what somebody with the files and without the keys can do, and what a disk does by itself.</summary>
internal sealed class EditMaker(Random random, string older)
{
    private static readonly (string File, string Table)[] Tables =
    [
        ("compliance.db", "stream"), ("compliance.db", "command"), ("compliance.db", "decision"), ("compliance.db", "sealed"), ("compliance.db", "sealed"),
        ("compliance.db", "log"), ("compliance.db", "draft"), ("compliance.db", "entry"), ("compliance.db", "entry"), ("compliance.db", "signed_head"),
        ("compliance.db", "receipt"), ("compliance.db", "effect"), ("compliance.db", "agenda"), ("compliance.db", "agenda"), ("keys.db", "wrapped_key"), ("keys.db", "wrapped_key"),
        ("compliance.db", "stated_head"), ("compliance.db", "head_range"), ("compliance.db", "served_head"), ("compliance.db", "receipt"), ("blobs.db", "blob"), ("blobs.db", "part"),
    ];

    private static readonly string[] Agendas =
    [
        "due=due+86400000*30", "due=due-1", "queue=NULL", "owner_role='auditor'", "jurisdictions=',XX,'", "shard=shard+1", "key=key||'-'", "actor=actor||'0'",
    ];

    /// <summary>One edit of the copy. Draws again where there is nothing to edit or nothing would change.</summary>
    public Edit Make(FolderCopy copy)
    {
        while (true)
        {
            try
            {
                var edit = random.Next(20) switch
                {
                    < 4 => Delete(copy),
                    < 9 => Flip(copy),
                    < 12 => Exchange(copy),
                    < 14 => CutHeads(copy),
                    < 16 => ChangeAgenda(copy),
                    < 18 => PutBack(copy),
                    _ => FlipFile(copy),
                };
                if (edit is not null)
                    return edit;
            }
            catch (SqliteException refused) when (refused.SqliteErrorCode == 19)
            {
                // A constraint of the tables does not let it happen: another edit.
            }
        }
    }

    private Edit? Delete(FolderCopy copy)
    {
        var (file, table) = Tables[random.Next(Tables.Length)];
        using var connection = copy.Connect(file);
        if (RandomRow(connection, table) is not { } row)
            return null;
        Sql.Run(connection, $"DELETE FROM {table} WHERE rowid=$1", row);
        return new Edit("delete", file, table, $"DELETE FROM {table} WHERE rowid={row}");
    }

    private Edit? Flip(FolderCopy copy)
    {
        var (file, table) = Tables[random.Next(Tables.Length)];
        using var connection = copy.Connect(file);
        var column = RandomColumn(connection, table);
        if (RandomRow(connection, table) is not { } row || Sql.Value(connection, $"SELECT {column} FROM {table} WHERE rowid=$1", row) is not { } before)
            return null;
        if (Flipped(before) is not { } after)
            return null;
        Sql.Run(connection, $"UPDATE {table} SET {column}=$2 WHERE rowid=$1", row, after);
        return new Edit("flip", file, $"{table}.{column}", $"UPDATE {table} SET {column}={Text(after)} WHERE rowid={row}", Text(before), Text(after));
    }

    private Edit? Exchange(FolderCopy copy)
    {
        var (file, table) = Tables[random.Next(Tables.Length)];
        using var connection = copy.Connect(file);
        var column = RandomColumn(connection, table);
        if (RandomRow(connection, table) is not { } one || RandomRow(connection, table) is not { } other)
            return null;
        var (first, second) = (Sql.Value(connection, $"SELECT {column} FROM {table} WHERE rowid=$1", one), Sql.Value(connection, $"SELECT {column} FROM {table} WHERE rowid=$1", other));
        if (Text(first) == Text(second))
            return null;
        // One of the two stands aside meanwhile, where the column is unique.
        object? aside = first is long ? -7L : first is string ? "aside" : first is byte[]? new byte[] { 7 } : null;
        Sql.Run(connection, $"UPDATE {table} SET {column}=$2 WHERE rowid=$1", one, aside ?? second);
        Sql.Run(connection, $"UPDATE {table} SET {column}=$2 WHERE rowid=$1", other, first);
        Sql.Run(connection, $"UPDATE {table} SET {column}=$2 WHERE rowid=$1", one, second);
        return new Edit("exchange", file, $"{table}.{column}", $"exchange {table}.{column} of rows {one} and {other}", Text(first), Text(second));
    }

    /// <summary>The newest heads of a log go; every second time the entries above the head that stays go too.</summary>
    private Edit? CutHeads(FolderCopy copy)
    {
        using var connection = copy.Connect("compliance.db");
        if (Sql.Value(connection, "SELECT log FROM signed_head GROUP BY log HAVING count(*)>1 ORDER BY random() LIMIT 1") is not long log)
            return null;
        var heads = (long)Sql.Value(connection, "SELECT count(*) FROM signed_head WHERE log=$1", log)!;
        var cut = random.NextInt64(1, heads);
        Sql.Run(connection, "DELETE FROM signed_head WHERE id IN (SELECT id FROM signed_head WHERE log=$1 ORDER BY size DESC LIMIT $2)", log, cut);
        if (random.Next(2) == 0)
            return new Edit("cut", "compliance.db", "signed_head", $"the newest {cut} heads of log {log} deleted");
        var size = (long)Sql.Value(connection, "SELECT max(size) FROM signed_head WHERE log=$1", log)!;
        Sql.Run(connection, "DELETE FROM entry WHERE log=$1 AND idx>=$2", log, size);
        Sql.Run(connection, "UPDATE log SET size=$2, last_time=(SELECT max(time) FROM entry WHERE log=$1) WHERE id=$1", log, size);
        return new Edit("cut", "compliance.db", "signed_head+entry", $"log {log} cut back to size {size}, heads and entries");
    }

    private Edit? ChangeAgenda(FolderCopy copy)
    {
        using var connection = copy.Connect("compliance.db");
        if (RandomRow(connection, "agenda") is not { } row)
            return null;
        var change = Agendas[random.Next(Agendas.Length)];
        return Sql.Run(connection, $"UPDATE agenda SET {change} WHERE rowid=$1 AND (queue IS NOT NULL OR $2=0)", row, change == "queue=NULL" ? 1 : 0) == 0
            ? null
            : new Edit("agenda", "compliance.db", $"agenda.{change[..change.IndexOf('=', StringComparison.Ordinal)]}", $"UPDATE agenda SET {change} WHERE rowid={row}");
    }

    private Edit? PutBack(FolderCopy copy)
    {
        string[] files = random.Next(5) switch { 0 => ["compliance.db"], 1 => ["keys.db"], 2 => ["blobs.db"], 3 => ["compliance.db", "keys.db"], _ => FolderCopy.Databases };
        if (files.All(file => FolderCopy.Dump(copy.Path, file) == FolderCopy.Dump(older, file)))
            return null;
        foreach (var file in files)
            copy.PutBack(older, file);
        return new Edit("older", string.Join('+', files), "", $"an older copy of {string.Join(", ", files)} put back");
    }

    private Edit? FlipFile(FolderCopy copy)
    {
        var file = FolderCopy.Databases[random.Next(FolderCopy.Databases.Length)];
        using (var connection = copy.Connect(file))
            Sql.Value(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        using var stream = File.Open(Path.Combine(copy.Path, file), FileMode.Open, FileAccess.ReadWrite);
        stream.Position = random.NextInt64(stream.Length);
        var (offset, before) = (stream.Position, stream.ReadByte());
        stream.Position = offset;
        var bit = random.Next(8);
        stream.WriteByte((byte)(before ^ (1 << bit)));
        return new Edit("bytes", file, "", string.Create(CultureInfo.InvariantCulture, $"bit {bit} of byte {offset} of {file} flipped"));
    }

    private long? RandomRow(SqliteConnection connection, string table) =>
        Sql.Value(connection, $"SELECT count(*) FROM {table}") is long and > 0 and var count
            ? (long)Sql.Value(connection, $"SELECT rowid FROM {table} ORDER BY rowid LIMIT 1 OFFSET $1", random.NextInt64(count))!
            : null;

    private string RandomColumn(SqliteConnection connection, string table)
    {
        var columns = Sql.Texts(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE name<>'id'");
        return columns[random.Next(columns.Count)];
    }

    private object? Flipped(object value)
    {
        switch (value)
        {
            case long number:
                return number ^ (1L << random.Next(34));
            case byte[] { Length: > 0 } bytes:
                var flipped = bytes.ToArray();
                flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
            case string { Length: > 0 } text:
                var at = random.Next(text.Length);
                return $"{text[..at]}{(char)(text[at] ^ 1)}{text[(at + 1)..]}";
            default:
                return null;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => $"x'{Convert.ToHexStringLower(bytes)}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
