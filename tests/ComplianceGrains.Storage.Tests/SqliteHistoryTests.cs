using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Storage.Tests;

/// <summary>Reading a data folder that somebody else may be writing.</summary>
public sealed class SqliteHistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-history-").FullName;

    [Fact]
    public async Task A_history_stays_at_the_moment_of_its_opening()
    {
        using var store = SqliteStore.Open(_folder);
        await store.Journal.CommitAsync(Verdicts.Of("customer/1", 0, "a"));
        using var history = SqliteHistory.Open(_folder);
        await store.Journal.CommitAsync(Verdicts.Of("customer/1", 1, "b"));
        Assert.Single(await history.Journal.ReadAsync("customer/1"));
        Assert.Single(await history.Audit.CommandsAsync("customer/1"));
        using var later = SqliteHistory.Open(_folder);
        Assert.Equal(2, (await later.Journal.ReadAsync("customer/1")).Count);
    }

    [Fact]
    public async Task A_history_cannot_be_written()
    {
        SqliteStore.Open(_folder).Dispose();
        using var history = SqliteHistory.Open(_folder);
        await Assert.ThrowsAsync<NotSupportedException>(() => history.Journal.CommitAsync(Verdicts.Of("customer/1", 0, "a")));
    }

    [Fact]
    public void A_history_that_does_not_exist_is_not_made()
    {
        Assert.Throws<FileNotFoundException>(() => SqliteHistory.Open(_folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_closed_store_leaves_one_file_and_reading_it_makes_no_other()
    {
        using (var store = SqliteStore.Open(_folder))
        {
            await store.Journal.CommitAsync(Verdicts.Of("customer/1", 0, "a"));
            await store.Journal.ReadAsync("customer/1");
        }

        string[] files = ["blobs.db", "compliance.db", "incidents.db", "keys.db"];
        Assert.Equal(files, Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using (var history = SqliteHistory.Open(_folder))
            Assert.Single(await history.Journal.ReadAsync("customer/1"));
        Assert.Equal(files, Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
