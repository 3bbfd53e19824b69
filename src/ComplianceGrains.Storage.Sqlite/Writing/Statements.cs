using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>The prepared statements of one connection, by their text. Not thread-safe, as the connection is not.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private static readonly Func<Columns, long?> FirstNumber = row => row.IsDBNull(0) ? null : row.GetInt64(0);

    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);

    /// <summary>Numbers by name that were found in this file and never change; forgotten when what was written is undone.</summary>
    public Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs a statement; parameters are <c>$1</c>, <c>$2</c> … in order. Returns the number of rows changed.</summary>
    public int Run(string sql, params ReadOnlySpan<Parameter> values) => Prepared(sql).Run(values);

    /// <summary>The first column of the first row as an integer, or null.</summary>
    public long? Integer(string sql, params ReadOnlySpan<Parameter> values)
    {
        Prepared(sql).First(FirstNumber, values, out var number);
        return number;
    }

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<Columns, T> read, params ReadOnlySpan<Parameter> values) => Prepared(sql).All(read, values);

    /// <summary>The first row, or null.</summary>
    public T? Row<T>(string sql, Func<Columns, T> read, params ReadOnlySpan<Parameter> values)
        where T : class
    {
        Prepared(sql).First(read, values, out var row);
        return row;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        connection.Dispose();
    }

    private Statement Prepared(string sql) => _prepared.TryGetValue(sql, out var statement) ? statement : _prepared[sql] = new Statement(connection.Handle!, sql);
}
