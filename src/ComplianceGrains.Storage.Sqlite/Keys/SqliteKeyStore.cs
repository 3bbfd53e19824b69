using System.Security.Cryptography;
using ComplianceGrains.Storage.Keys;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Keys;

internal sealed class SqliteKeyStore(Database database) : IKeyStore
{
    public const string Schema = """
        CREATE TABLE wrapped_key(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kref TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
        """;

    public Task<WrappedKey?> FindAsync(string name, CancellationToken cancellation = default) =>
        Task.FromResult(Find(name));

    /// <summary>The key of this name, or null.</summary>
    public WrappedKey? Find(string name) => database.Read(statements => ByName(statements, name));

    public Task<WrappedKey?> FindByReferenceAsync(string reference, CancellationToken cancellation = default) =>
        Task.FromResult(database.Read(statements => statements.Row("SELECT name, kref, bytes FROM wrapped_key WHERE kref=$1", Row, reference)));

    public Task<IReadOnlyList<WrappedKey>> ListAsync(string after, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<WrappedKey>>(database.Read(statements => statements.Rows(
            "SELECT name, kref, bytes FROM wrapped_key WHERE name>$1 ORDER BY name LIMIT $2", Row, after, limit)));

    public Task<WrappedKey> AddAsync(string name, byte[] bytes, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        if (ByName(statements, name) is { } holds)
            return holds;
        var key = new WrappedKey(name, $"k-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}", bytes);
        statements.Run("INSERT INTO wrapped_key(name, kref, bytes) VALUES($1,$2,$3)", key.Name, key.Reference, key.Bytes);
        return key;
    }, cancellation);

    /// <summary><c>secure_delete</c> zeroes the row in its page; the checkpoint then empties the WAL, where older copies of the page are.</summary>
    public async Task DestroyAsync(string name, CancellationToken cancellation = default)
    {
        await database.WriteAsync(statements => statements.Run("DELETE FROM wrapped_key WHERE name=$1", name), cancellation);
        await database.TruncateWalAsync(cancellation);
    }

    private static WrappedKey? ByName(Statements statements, string name) =>
        statements.Row("SELECT name, kref, bytes FROM wrapped_key WHERE name=$1", Row, name);

    private static WrappedKey Row(Columns row) => new(row.GetString(0), row.GetString(1), row.GetBytes(2));
}
