using ComplianceGrains.Storage.Erasures;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Ledgers;
using ComplianceGrains.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ComplianceGrains.Storage.Tests;

public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-store-").FullName;
    private SqliteStore _store;

    public SqliteStoreTests() => _store = SqliteStore.Open(_folder);

    protected override IStores Stores => _store;

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_key_that_was_destroyed_does_not_come_back_with_a_copy_of_the_file_of_keys()
    {
        var folder = Directory.CreateTempSubdirectory("compliance-grains-").FullName;
        try
        {
            using (var store = SqliteStore.Open(folder))
            {
                foreach (var name in new[] { "sdk/eu/customer/c-1/due-diligence", "sdk/eu/customer/c-2/due-diligence" })
                    await store.Keys.AddAsync(name, [1, 2, 3]);
            }

            File.Copy(Path.Combine(folder, "keys.db"), Path.Combine(folder, "copy"));
            using (var store = SqliteStore.Open(folder))
            {
                await store.Erasures.RetireAsync(["sdk/eu/customer/c-1/due-diligence"]);
                await store.Erasures.PlanAsync(new ErasurePlan("2031-03-03", ["sdk/eu/customer/c-1/due-diligence"], [], []));
                await store.Keys.DestroyAsync(["sdk/eu/customer/c-1/due-diligence"]);
            }

            File.Move(Path.Combine(folder, "copy"), Path.Combine(folder, "keys.db"), overwrite: true);
            using (var store = SqliteStore.Open(folder))
                Assert.Equal(["sdk/eu/customer/c-2/due-diligence"], (await store.Keys.ListAsync("sdk/", 9)).Select(key => key.Name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_was_committed_is_there_after_reopening()
    {
        await _store.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1"));

        Reopen();

        Assert.Single(await _store.Journal.ReadAsync("customer/a"));
        Assert.IsType<CommitResult.Repeated>(await _store.Journal.CommitAsync(Verdicts.Of("customer/a", 1, "c1")));
    }

    [Fact]
    public async Task Another_program_that_holds_the_file_for_a_moment_is_waited_for()
    {
        using var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "compliance.db"), Pooling = false }.ToString());
        other.Open();
        var held = other.BeginTransaction(deferred: false);

        var commit = _store.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1"));

        await Assert.ThrowsAsync<TimeoutException>(() => commit.WaitAsync(TimeSpan.FromMilliseconds(300)));
        held.Commit();
        Assert.IsType<CommitResult.Committed>(await commit);
    }

    [Fact]
    public async Task A_batch_with_a_changed_draft_appends_none_of_its_entries()
    {
        await _store.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1", decisions: 2));
        var generation = await _store.HeadLock.AcquireAsync(Verdicts.Log);
        var drafts = await _store.Drafts.PendingAsync(Verdicts.Log, "", 10);
        Assert.True(await _store.HeadLock.ReplaceDraftAsync(Verdicts.Log, generation, "customer/a", 1, drafts[1].Bytes, [9]));

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _store.HeadLock.AppendAsync(Verdicts.Log, generation, [.. drafts.Select((draft, i) => new NewEntry(draft, i, 1000, [0xc0], new byte[32]))]));

        Assert.Equal(0, (await _store.Logs.HeadAsync(Verdicts.Log)).Size);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        _store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _store.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1")));
    }

    [Fact]
    public void A_file_of_another_layout_is_not_opened()
    {
        _store.Dispose();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "compliance.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version=99";
            command.ExecuteNonQuery();
        }

        var refusal = Assert.Throws<IOException>(() => SqliteStore.Open(_folder));

        Assert.Contains("layout 99", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destroyed_key_leaves_no_byte_in_the_files()
    {
        var canary = Convert.FromHexString("deadbeefcafef00d0123456789abcdeffedcba98765432100f1e2d3c4b5a6978");
        await _store.Keys.AddAsync("subject/customer/a/due-diligence", canary);
        Assert.True(AnyFileHolds(canary));

        await _store.Keys.DestroyAsync(["subject/customer/a/due-diligence"]);

        Assert.False(AnyFileHolds(canary));
    }

    private bool AnyFileHolds(byte[] canary) => Directory.EnumerateFiles(_folder).Any(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(canary) >= 0;
    });

    private void Reopen()
    {
        _store.Dispose();
        _store = SqliteStore.Open(_folder);
    }
}
