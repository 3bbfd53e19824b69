using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>The one writer of a SQLite file.</summary>
/// <remarks>
/// While one transaction waits for the disk, others queue up; the next transaction takes all of them. So the batch grows
/// with the load and a lone write waits for nobody. If a piece of work fails, the group is undone and done again with each
/// piece in a savepoint: the one that fails is reported alone, and nobody is told of success before the transaction that
/// holds their work is durable.
/// </remarks>
internal sealed class GroupCommitWriter : IDisposable
{
    private const int LargestGroup = 512;

    /// <summary>Milliseconds for which another program may hold the file.</summary>
    public const int Patience = 30_000;

    private readonly SqliteConnection _connection;
    private readonly Statements _statements;
    private readonly Queue<Work> _queue = new();
    private readonly Thread _thread;
    private bool _closed;

    public GroupCommitWriter(SqliteConnection connection, string name)
    {
        _connection = connection;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_busy_timeout(connection.Handle, Patience), connection.Handle);
        _statements = new Statements(connection);
        _thread = new Thread(WriteUntilClosed) { Name = $"writer of {name}", IsBackground = true };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(Func<Statements, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Queued(new Work<T>(work));
    }

    /// <summary>Runs work on the writer's connection with no transaction open.</summary>
    public Task<T> BetweenTransactionsAsync<T>(Func<Statements, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Queued(new Work<T>(work) { Alone = true });
    }

    public void Dispose()
    {
        lock (_queue)
        {
            _closed = true;
            Monitor.Pulse(_queue);
        }

        _thread.Join();
        _statements.Dispose();
        _connection.Dispose();
    }

    private void WriteUntilClosed()
    {
        var group = new List<Work>(LargestGroup);
        while (Take(group))
        {
            if (group is [{ Alone: true } alone])
                RunAlone(alone);
            else
                Commit(group);
            group.Clear();
        }
    }

    private Task<T> Queued<T>(Work<T> work)
    {
        lock (_queue)
        {
            if (_closed)
                return Task.FromException<T>(new ObjectDisposedException(nameof(GroupCommitWriter), "The store is closed."));
            _queue.Enqueue(work);
            Monitor.Pulse(_queue);
        }

        return work.Completion;
    }

    /// <summary>Waits for work and takes what may run together; false once the store is closed and nothing is left.</summary>
    /// <remarks>A monitor sleeps at once. A task that is waited for spins first, thousands of times a second.</remarks>
    private bool Take(List<Work> group)
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_closed)
                Monitor.Wait(_queue);
            while (group.Count < LargestGroup && _queue.TryPeek(out var next) && (!next.Alone || group.Count == 0))
            {
                group.Add(_queue.Dequeue());
                if (next.Alone)
                    break;
            }

            return group.Count > 0;
        }
    }

    private void RunAlone(Work work)
    {
        try
        {
            work.Run(_statements);
            work.Succeed();
        }
        catch (SqliteException failure)
        {
            work.Fail(new IOException(failure.Message, failure));
        }
    }

    private void Commit(List<Work> group)
    {
        try
        {
            if (!TryTogether(group))
                Apart(group);
        }
        catch (SqliteException failure)
        {
            Undo();
            foreach (var work in group)
                work.Fail(new UnknownOutcomeException($"The write to {Path.GetFileName(_connection.DataSource)} did not reach the disk: {failure.Message}", failure));
            return;
        }

        foreach (var work in group)
            work.Succeed();
    }

    /// <summary>The whole group without a savepoint; false if a piece of it failed, and nothing is written.</summary>
    private bool TryTogether(List<Work> group)
    {
        _statements.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var work in group)
                work.Run(_statements);
        }
#pragma warning disable CA1031 // whatever went wrong shows again, and to whom it belongs, when each piece runs for itself
        catch (Exception)
#pragma warning restore CA1031
        {
            Undo();
            return false;
        }

        _statements.Run("COMMIT");
        return true;
    }

    private void Apart(List<Work> group)
    {
        _statements.Run("BEGIN IMMEDIATE");
        foreach (var work in group)
            RunInSavepoint(work);
        _statements.Run("COMMIT");
    }

    private void RunInSavepoint(Work work)
    {
        _statements.Run("SAVEPOINT work");
        try
        {
            work.Run(_statements);
        }
#pragma warning disable CA1031 // whatever went wrong belongs to the caller of this work, not to its neighbours in the group
        catch (Exception failure)
#pragma warning restore CA1031
        {
            work.Reject(failure is SqliteException sqlite ? SqliteFailure.Of(_connection.DataSource, sqlite) : failure);
            _statements.Run("ROLLBACK TO work");
            _statements.Numbers.Clear();
        }

        _statements.Run("RELEASE work");
    }

    private void Undo()
    {
        _statements.Numbers.Clear();
        try
        {
            _statements.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself: after a full disk or an I/O error no transaction is left.
        }
    }

    private abstract class Work
    {
        public bool Alone { get; init; }

        public abstract void Run(Statements statements);

        public abstract void Succeed();

        public abstract void Reject(Exception failure);

        public abstract void Fail(Exception failure);
    }

    private sealed class Work<T>(Func<Statements, T> work) : Work
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _rejection;

        public Task<T> Completion => _completion.Task;

        public override void Run(Statements statements) => _result = work(statements);

        public override void Reject(Exception failure) => _rejection = failure;

        public override void Succeed()
        {
            if (_rejection is not null)
                _completion.SetException(_rejection);
            else
                _completion.SetResult(_result!);
        }

        public override void Fail(Exception failure) => _completion.SetException(failure);
    }
}
