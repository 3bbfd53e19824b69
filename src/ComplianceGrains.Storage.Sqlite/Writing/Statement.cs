using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>
/// A statement, prepared once and run without a command or a reader between: most of what a verdict costs its writer is the
/// way to SQLite and back.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int LongestOnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _prepared;

    /// <summary>Where SQLite keeps <c>$1</c>, <c>$2</c> …: it numbers them as they first appear.</summary>
    private readonly int[] _places;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _prepared, out var rest), database);
        if (!string.IsNullOrWhiteSpace(rest))
            throw new ArgumentException("One statement at a time: what follows the first would never run.", nameof(sql));
        _places = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_prepared)).Select(number => raw.sqlite3_bind_parameter_index(_prepared, $"${number}"))];
    }

    /// <summary>Runs it; returns the number of rows changed.</summary>
    public int Run(ReadOnlySpan<Parameter> values)
    {
        try
        {
            Bind(values);
            Step();
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Reads the first row; false if there is none.</summary>
    public bool First<T>(Func<Columns, T> read, ReadOnlySpan<Parameter> values, out T? first)
    {
        try
        {
            Bind(values);
            var any = Step();
            first = any ? read(new Columns(_prepared)) : default;
            return any;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Reads all rows.</summary>
    public List<T> All<T>(Func<Columns, T> read, ReadOnlySpan<Parameter> values)
    {
        try
        {
            Bind(values);
            var rows = new List<T>();
            while (Step())
                rows.Add(read(new Columns(_prepared)));
            return rows;
        }
        finally
        {
            Reset();
        }
    }

    public void Dispose() => _prepared.Dispose();

    private bool Step()
    {
        var code = raw.sqlite3_step(_prepared);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, _database);
        return code == raw.SQLITE_ROW;
    }

    private void Reset()
    {
        raw.sqlite3_reset(_prepared);
        raw.sqlite3_clear_bindings(_prepared);
    }

    private void Bind(ReadOnlySpan<Parameter> values)
    {
        for (var i = 0; i < values.Length; i++)
            SqliteException.ThrowExceptionForRC(Bind(_places[i], values[i]), _database);
    }

    // An empty blob or text is one, and not null: the pointer to nothing would be.
    private int Bind(int place, Parameter value) => value.Content switch
    {
        null => raw.sqlite3_bind_null(_prepared, place),
        string { Length: 0 } => raw.sqlite3_bind_text(_prepared, place, ""),
        string text => BindText(place, text),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_prepared, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_prepared, place, bytes),
        _ => raw.sqlite3_bind_int64(_prepared, place, value.Number),
    };

    private int BindText(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > LongestOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented is null ? stackalloc byte[LongestOnStack] : rented;
        var code = raw.sqlite3_bind_text(_prepared, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return code;
    }
}
