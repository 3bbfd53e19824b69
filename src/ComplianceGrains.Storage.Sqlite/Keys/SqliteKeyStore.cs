using System.Security.Cryptography;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Keys;

/// <summary>
/// A key that is destroyed is overwritten where it lies and its row stays: a row that is removed lets SQLite put its tree in order,
/// which copies the rows beside it to other pages and leaves the old copies in what these pages do not use, for the day when they are
/// to be destroyed themselves. Rows that are only added at the end, and overwritten with as many bytes, are never copied.
/// </summary>
internal sealed class SqliteKeyStore(Database database) : IKeyStore
{
    public const string Schema = """
        CREATE TABLE wrapped_key(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kref TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
        """;

    /// <summary>A key of which nothing but its place is left is there no more.</summary>
    private const string Intact = "bytes<>zeroblob(length(bytes))";

    public Task<WrappedKey?> FindAsync(string name, CancellationToken cancellation = default) =>
        Task.FromResult(Find(name));

    /// <summary>The key of this name, or null.</summary>
    public WrappedKey? Find(string name) => database.Read(statements => ByName(statements, name));

    public Task<WrappedKey?> FindByReferenceAsync(string reference, CancellationToken cancellation = default) =>
        Task.FromResult(database.Read(statements => statements.Row($"SELECT name, kref, bytes FROM wrapped_key WHERE kref=$1 AND {Intact}", Row, reference)));

    public Task<IReadOnlyList<WrappedKey>> ListAsync(string after, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WrappedKey>>(database.Read(statements => statements.Rows(
            $"SELECT name, kref, bytes FROM wrapped_key WHERE name>$1 AND {Intact} ORDER BY name LIMIT $2", Row, after, limit)));

    public Task<WrappedKey> AddAsync(string name, byte[] bytes, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        if (ByName(statements, name) is { } holds)
            return holds;
        var key = new WrappedKey(name, $"k-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}", bytes);
        statements.Run("INSERT INTO wrapped_key(name, kref, bytes) VALUES($1,$2,$3) ON CONFLICT(name) DO UPDATE SET kref=excluded.kref, bytes=excluded.bytes", key.Name, key.Reference, key.Bytes);
        return key;
    }, cancellation);

    public async Task RewrapAsync(string name, byte[] bytes, CancellationToken cancellation = default)
    {
        if (await database.WriteAsync(statements => statements.Run($"UPDATE wrapped_key SET bytes=$2 WHERE name=$1 AND length(bytes)=length($2) AND {Intact}", name, bytes), cancellation) != 1)
            throw new InvalidOperationException($"There is no key {name} of {bytes.Length} bytes to be wrapped again.");
        await database.TruncateWalAsync(cancellation);
    }

    /// <summary>The checkpoint empties the write-ahead log, where older copies of the page are.</summary>
    public async Task DestroyAsync(IReadOnlyCollection<string> names, CancellationToken cancellation = default)
    {
        await database.WriteAsync(statements => names.Sum(name => statements.Run($"UPDATE wrapped_key SET bytes=zeroblob(length(bytes)) WHERE name=$1 AND {Intact}", name)), cancellation);
        await database.TruncateWalAsync(cancellation);
    }

    private static WrappedKey? ByName(Statements statements, string name) =>
        statements.Row($"SELECT name, kref, bytes FROM wrapped_key WHERE name=$1 AND {Intact}", Row, name);

    private static WrappedKey Row(Columns row) => new(row.GetString(0), row.GetString(1), row.GetBytes(2));
}
