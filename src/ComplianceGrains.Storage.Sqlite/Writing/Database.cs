using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Storage.Sqlite.Writing;

/// <summary>One SQLite file: a writer with group commit and a pool of readers.</summary>
internal sealed class Database : IDisposable
{
    /// <summary>Version of the table layout; a file of another version is not opened.</summary>
    private const long LayoutVersion = 1;

    private readonly IReaders _readers;
    private readonly GroupCommitWriter? _writer;

    private Database(string path, SqliteConnection writing)
    {
        _writer = new GroupCommitWriter(writing, Path.GetFileName(path));
        _readers = new ReaderPool(path);
    }

    private Database(SnapshotReader reader) => _readers = reader;

    private GroupCommitWriter Writer => _writer ?? throw new NotSupportedException("This store was opened to be read.");

    public static Database Open(string path, string schema, string additions = "")
    {
        EnsurePrivate(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            Prepare(connection, path, schema, additions);
            return new(path, connection);
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw SqliteFailure.Of(path, failure);
        }
    }

    /// <summary>Opens a file as it is now, to be read only; nothing is created and nothing changed.</summary>
    public static Database OpenSnapshot(string path) => new(SnapshotReader.Open(path));

    /// <summary>Refuses a file whose tables this program does not know.</summary>
    /// <exception cref="IOException">The layout is of another version.</exception>
    public static void CheckLayout(SqliteConnection connection, string path)
    {
        var version = connection.Scalar("PRAGMA user_version");
        if (version != LayoutVersion)
            throw new IOException($"{path} has table layout {version}; this program reads layout {LayoutVersion}. Use the version that wrote it, or another data folder.");
    }

    /// <summary>Runs work in the next group transaction; completes when that transaction is durable.</summary>
    public Task<T> WriteAsync<T>(Func<Statements, T> work, CancellationToken cancellation) => Writer.RunAsync(work, cancellation);

    /// <summary>Runs work on a reader that sees the last durable state.</summary>
    public T Read<T>(Func<Statements, T> work) => _readers.Run(work);

    /// <summary>What SQLite finds wrong with the file: pages, order of rows, indexes.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. Read(statements => statements.Rows("PRAGMA integrity_check(20)", row => row.GetString(0))).Where(text => text != "ok")];

    /// <summary>Empties the write-ahead log, so that no older copy of a changed page is left in it.</summary>
    /// <exception cref="IOException">Readers hold what is old for longer than anybody should: it is not emptied.</exception>
    public async Task TruncateWalAsync(CancellationToken cancellation)
    {
        // SQLite answers "busy" instead of failing: as long as a reader needs an older copy of a page it stays.
        if (await Writer.BetweenTransactionsAsync(statements => statements.Row("PRAGMA wal_checkpoint(TRUNCATE)", row => new Emptied(row.GetInt64(0))), cancellation) is not { Busy: 0 })
            throw new IOException("The write-ahead log could not be emptied: somebody reads the store as it was before. It is tried again.");
    }

    private sealed record Emptied(long Busy);

    public void Dispose()
    {
        // The writer last: whoever closes a file last empties its write-ahead log, and a reader may not.
        _readers.Dispose();
        _writer?.Dispose();
    }

    private static void Prepare(SqliteConnection connection, string path, string schema, string additions)
    {
        connection.Open();
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");
        // What a page no longer holds is zeroed in it whenever it is written. What is destroyed does not rest on it: it is overwritten where it lies.
        connection.Execute("PRAGMA secure_delete=FAST;");
        EnsureLayout(connection, path, schema);
        if (additions.Length > 0)
            connection.Execute(additions);
    }

    /// <summary>SQLite gives the files beside a database the permissions that the database has.</summary>
    private static void EnsurePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;
        new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }).Dispose();
    }

    private static void EnsureLayout(SqliteConnection connection, string path, string schema)
    {
        if (connection.Scalar("PRAGMA user_version") == 0)
            connection.Execute($"BEGIN IMMEDIATE; {schema} PRAGMA user_version={LayoutVersion}; COMMIT;");
        CheckLayout(connection, path);
    }
}
