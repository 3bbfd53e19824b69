using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>The prepared statements of one connection, by their text. Not thread-safe, as the connection is not.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Statement> _writing = new(StringComparer.Ordinal);

    /// <summary>Numbers by name that were found in this file and never change; forgotten when what was written is undone.</summary>
    public Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs a statement; parameters are <c>$1</c>, <c>$2</c> … in order. Returns the number of rows changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_writing.TryGetValue(sql, out var statement))
            _writing[sql] = statement = new Statement(connection.Handle!, sql);
        return statement.Run(values);
    }

    /// <summary>Changes a setting of the connection: SQLite does that when the text is prepared, so it is prepared each time.</summary>
    public void Set(string pragma) => connection.Execute(pragma);

    /// <summary>The first column of the first row, or null.</summary>
    public object? Value(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The first column of the first row as an integer, or null.</summary>
    public long? Integer(string sql, params ReadOnlySpan<object?> values) => (long?)Value(sql, values);

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The first row, or null.</summary>
    public T? Row<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = Bind(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        foreach (var statement in _writing.Values)
            statement.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
            _prepared[sql] = command = Prepare(sql, values.Length);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of this project; values travel as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }
}
