using System.Security.Cryptography;
using ComplianceGrains.Storage.Blobs;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Blobs;

/// <summary>Blobs in parts of 1 MiB, so that neither a write nor a read holds a whole file.</summary>
internal sealed class SqliteBlobs(Database database) : IBlobs
{
    public const string Schema = """
        CREATE TABLE blob(digest TEXT PRIMARY KEY, parts INTEGER NOT NULL) STRICT;
        CREATE TABLE part(upload TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(upload, number)) STRICT;
        """;

    private const int PartSize = 1 << 20;

    public async Task<string> PutAsync(Stream content, CancellationToken cancellation = default)
    {
        // Parts go in under the upload's own name; only the last write, in one transaction, gives them the digest.
        var upload = Guid.NewGuid().ToString("N");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PartSize];
        var parts = 0;
        while (true)
        {
            var length = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellation);
            if (length == 0)
                break;
            hash.AppendData(buffer, 0, length);
            var (number, bytes) = (parts++, buffer.AsSpan(0, length).ToArray());
            await database.WriteAsync(statements => statements.Run("INSERT INTO part(upload, number, bytes) VALUES($1,$2,$3)", upload, number, bytes), cancellation);
        }

        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        await database.WriteAsync(statements => Publish(statements, upload, digest, parts), cancellation);
        return digest;
    }

    public Task<IReadOnlyList<string>> ListAsync(string after, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<string>>(database.Read(statements => statements.Rows(
            "SELECT digest FROM blob WHERE digest>$1 ORDER BY digest LIMIT $2", row => row.GetString(0), after, limit)));

    public Task<Stream?> OpenAsync(string digest, CancellationToken cancellation = default)
    {
        var parts = database.Read(statements => statements.Integer("SELECT parts FROM blob WHERE digest=$1", digest));
        return Task.FromResult<Stream?>(parts is { } count ? new PartStream(number => Part(digest, number), count) : null);
    }

    private byte[] Part(string digest, long number) => database.Read(statements =>
        statements.Row("SELECT bytes FROM part WHERE upload=$1 AND number=$2", row => row.GetBytes(0), digest, number)
            ?? throw new IOException($"Part {number} of file {digest} is gone."));

    private static int Publish(Statements statements, string upload, string digest, int parts) =>
        statements.Integer("SELECT parts FROM blob WHERE digest=$1", digest) is not null
            ? statements.Run("DELETE FROM part WHERE upload=$1", upload)
            : statements.Run("UPDATE part SET upload=$2 WHERE upload=$1", upload, digest)
                + statements.Run("INSERT INTO blob(digest, parts) VALUES($1,$2)", digest, parts);
}
