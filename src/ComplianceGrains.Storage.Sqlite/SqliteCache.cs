using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite;

/// <summary>
/// State that may be thrown away at any time, by name and owner, in a file of its own: <c>cache.db</c>. What is in it costs time to make
/// again and nothing else; a file that cannot be read is made anew.
/// </summary>
public sealed class SqliteCache : IDisposable
{
    private const string Schema = """
        CREATE TABLE state(id INTEGER PRIMARY KEY, name TEXT NOT NULL, owner TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE(name, owner)) STRICT;
        """;

    private readonly Database _database;

    private SqliteCache(Database database) => _database = database;

    /// <summary>Opens the cache of a folder, or makes it.</summary>
    public static SqliteCache Open(string folder)
    {
        var path = Path.Combine(folder, "cache.db");
        try
        {
            return new(Database.Open(path, Schema));
        }
        catch (IOException)
        {
            foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
                File.Delete(file);
            return new(Database.Open(path, Schema));
        }
    }

    /// <summary>What is kept, or null.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public CachedState? Read(string name, string owner) => _database.Read(statements => statements.Row(
        "SELECT version, body FROM state WHERE name=$1 AND owner=$2", row => new CachedState(row.GetInt64(0), row.GetBytes(1)), name, owner));

    /// <summary>Keeps a state; its new version, or null if another one than expected is kept.</summary>
    /// <param name="name">Which state.</param>
    /// <param name="owner">Whose.</param>
    /// <param name="expected">The version that the caller has seen; null for none.</param>
    /// <param name="body">The state.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task<long?> WriteAsync(string name, string owner, long? expected, byte[] body) => _database.WriteAsync(
        statements => expected is { } version
            ? statements.Integer("UPDATE state SET version=version+1, body=$4 WHERE name=$1 AND owner=$2 AND version=$3 RETURNING version", name, owner, version, body)
            : statements.Integer("INSERT INTO state(name, owner, version, body) VALUES($1,$2,1,$3) ON CONFLICT DO NOTHING RETURNING version", name, owner, body),
        CancellationToken.None);

    /// <summary>Forgets a state; false if another one than expected is kept.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task<bool> ClearAsync(string name, string owner, long? expected) => _database.WriteAsync(
        statements => statements.Run("DELETE FROM state WHERE name=$1 AND owner=$2 AND ($3 IS NULL OR version=$3)", name, owner, expected) == 1 || expected is null,
        CancellationToken.None);

    /// <summary>Forgets everything.</summary>
    public Task EmptyAsync() => _database.WriteAsync(statements => statements.Run("DELETE FROM state"), CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}

/// <summary>A state that is kept.</summary>
/// <param name="Version">Rises with each write.</param>
/// <param name="Body">The state.</param>
public sealed record CachedState(long Version, byte[] Body);
