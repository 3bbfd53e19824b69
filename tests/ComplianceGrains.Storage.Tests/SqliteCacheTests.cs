using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Storage.Tests;

/// <summary>State that may be thrown away: two writers meet at its version, and a file that is gone or damaged costs nothing but its content.</summary>
public sealed class SqliteCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-cache-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_writer_that_has_seen_an_older_version_writes_nothing()
    {
        using var cache = SqliteCache.Open(_folder);

        Assert.Equal(1, await cache.WriteAsync("delta", "list/a", null, [1]));
        Assert.Null(await cache.WriteAsync("delta", "list/a", null, [2]));
        Assert.Equal(2, await cache.WriteAsync("delta", "list/a", 1, [3]));
        Assert.Null(await cache.WriteAsync("delta", "list/a", 1, [4]));
        Assert.Equal([3], cache.Read("delta", "list/a")!.Body);
        Assert.False(await cache.ClearAsync("delta", "list/a", 1));
        Assert.True(await cache.ClearAsync("delta", "list/a", 2));
        Assert.Null(cache.Read("delta", "list/a"));
        Assert.Null(await cache.WriteAsync("delta", "list/a", 2, [5]));
    }

    [Fact]
    public async Task A_damaged_file_is_made_anew()
    {
        using (var cache = SqliteCache.Open(_folder))
            await cache.WriteAsync("delta", "list/a", null, [1]);
        await File.WriteAllTextAsync(Path.Combine(_folder, "cache.db"), new string('x', 5000));

        using var again = SqliteCache.Open(_folder);

        Assert.Null(again.Read("delta", "list/a"));
        Assert.Equal(1, await again.WriteAsync("delta", "list/a", null, [2]));
    }
}
