using SQLitePCL;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>The row at which a statement stands, until it goes on. Each column is read as what its table holds; anything else is no file of ours.</summary>
internal readonly struct Columns(sqlite3_stmt statement)
{
    public bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column)
    {
        Check(column, raw.SQLITE_INTEGER);
        return raw.sqlite3_column_int64(statement, column);
    }

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public string GetString(int column)
    {
        Check(column, raw.SQLITE_TEXT);
        return raw.sqlite3_column_text(statement, column).utf8_to_string();
    }

    public byte[] GetBytes(int column)
    {
        Check(column, raw.SQLITE_BLOB);
        return raw.sqlite3_column_blob(statement, column).ToArray();
    }

    private void Check(int column, int type)
    {
        if (raw.sqlite3_column_type(statement, column) is var found && found != type)
            throw new IOException($"Column {column} of a row holds SQLite's type {found}, not {type}: the file is not as this program wrote it.");
    }
}
