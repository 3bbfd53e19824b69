using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>One read-only connection in one transaction: every read sees the same moment, whatever is written meanwhile.</summary>
internal sealed class SnapshotReader : IReaders
{
    private readonly Lock _oneAtATime = new();
    private readonly Statements _statements;

    private SnapshotReader(Statements statements) => _statements = statements;

    public static SnapshotReader Open(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no {path}. Name the data folder of a host.", path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = SourceOf(path), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        var statements = new Statements(connection);
        try
        {
            connection.Open();
            SqliteException.ThrowExceptionForRC(raw.sqlite3_busy_timeout(connection.Handle, GroupCommitWriter.Patience), connection.Handle);
            statements.Run("BEGIN");
            // The first read, not BEGIN, takes the snapshot; and it says whether this is a file that this program understands.
            Database.CheckLayout(connection, path);
            return new(statements);
        }
        catch (Exception failure)
        {
            statements.Dispose();
            throw failure is SqliteException ? new IOException($"{path} cannot be read: {failure.Message}", failure) : failure;
        }
    }

    public T Run<T>(Func<Statements, T> work)
    {
        try
        {
            lock (_oneAtATime)
                return work(_statements);
        }
        catch (SqliteException failure)
        {
            throw new IOException($"The histories cannot be read: {failure.Message}", failure);
        }
    }

    public void Dispose() => _statements.Dispose();

    /// <summary>
    /// A file in WAL mode whose log is gone was closed properly and nobody has it open: as immutable it can be read
    /// without the side files that SQLite would otherwise make beside it.
    /// </summary>
    public static string SourceOf(string path) => File.Exists($"{path}-wal")
        ? path
        : $"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1";
}
