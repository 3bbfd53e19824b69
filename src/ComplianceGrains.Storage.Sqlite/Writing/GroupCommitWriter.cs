using System.Threading.Channels;
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
    private const int Patience = 30_000;

    private readonly SqliteConnection _connection;
    private readonly Statements _statements;
    private readonly Channel<Work> _queue = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Thread _thread;

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
        var item = new Work<T>(work);
        return _queue.Writer.TryWrite(item)
            ? item.Completion
            : Task.FromException<T>(new ObjectDisposedException(nameof(GroupCommitWriter), "The store is closed."));
    }

    /// <summary>Runs work on the writer's connection with no transaction open.</summary>
    public Task<T> BetweenTransactionsAsync<T>(Func<Statements, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var item = new Work<T>(work) { Alone = true };
        return _queue.Writer.TryWrite(item)
            ? item.Completion
            : Task.FromException<T>(new ObjectDisposedException(nameof(GroupCommitWriter), "The store is closed."));
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _statements.Dispose();
        _connection.Dispose();
    }

    private void WriteUntilClosed()
    {
        var group = new List<Work>(LargestGroup);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < LargestGroup && _queue.Reader.TryPeek(out var next) && !next.Alone && _queue.Reader.TryRead(out var work))
                group.Add(work);
            if (group.Count == 0 && _queue.Reader.TryRead(out var alone))
                RunAlone(alone);
            else
                Commit(group);
            group.Clear();
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
