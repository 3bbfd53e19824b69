using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>Read-only connections, kept with their prepared statements. In WAL mode they never wait for the writer.</summary>
internal sealed class ReaderPool(string path) : IReaders
{
    private readonly ConcurrentStack<Statements> _idle = [];
    private readonly string _connectionString =
        new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    private volatile bool _closed;

    public T Run<T>(Func<Statements, T> work)
    {
        try
        {
            using var lease = Take();
            return work(lease.Statements);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(path, failure);
        }
    }

    public Lease Take()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return new(this, _idle.TryPop(out var statements) ? statements : Open());
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryPop(out var statements))
            statements.Dispose();
    }

    private Statements Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        SqliteException.ThrowExceptionForRC(raw.sqlite3_busy_timeout(connection.Handle, GroupCommitWriter.Patience), connection.Handle);
        return new Statements(connection);
    }

    private void Return(Statements statements)
    {
        if (_closed)
            statements.Dispose();
        else
            _idle.Push(statements);
    }

    internal readonly struct Lease(ReaderPool pool, Statements statements) : IDisposable
    {
        public Statements Statements => statements;

        public void Dispose() => pool.Return(statements);
    }
}
