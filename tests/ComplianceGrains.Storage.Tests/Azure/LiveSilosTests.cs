using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Receipts;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>Who works on a store. Needs azurite.</summary>
public sealed class LiveSilosTests(Azurite azurite) : IClassFixture<Azurite>
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    [SkippableFact]
    public async Task A_silo_is_seen_by_others_for_as_long_as_it_works_on_the_store()
    {
        var silos = await NewAsync();
        await using var silo = await silos.EnterAsync("one", Often);

        Assert.Equal(["one"], await silos.OthersAsync(patience: Long));
        Assert.Empty(await silos.OthersAsync(silo, Long));
        await using (await silos.EnterAsync("two", Often))
            Assert.Equal(["two"], await silos.OthersAsync(silo, Long));

        Assert.Empty(await silos.OthersAsync(silo, Long));
    }

    [SkippableFact]
    public async Task One_that_ended_without_a_word_is_gone_once_its_row_has_stood_still_for_long_enough()
    {
        var silos = await NewAsync();
        await using var killed = await silos.EnterAsync("killed", Long);

        Assert.Empty(await silos.OthersAsync(patience: Short));
        // Its row was taken away: nobody waits for it again.
        Assert.Empty(await silos.OthersAsync(patience: Long));
    }

    [SkippableFact]
    public async Task One_that_was_frozen_until_others_took_it_for_gone_writes_nothing_more_and_ends()
    {
        var store = await NewStoreAsync();
        await using var frozen = await store.Silos.EnterAsync("frozen", Long);
        Assert.IsType<CommitResult.Committed>(await store.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1")));
        Assert.Empty(await store.Silos.OthersAsync(patience: Short));

        await frozen.WriteAsync(CancellationToken.None);

        Assert.True(frozen.Gone.IsCompleted);
        await RefusedAsync(store);
        // It did not make its row again: whoever rotates keys is not held up by a silo that has ended.
        Assert.Empty(await store.Silos.OthersAsync(patience: Long));
    }

    [SkippableFact]
    public async Task One_that_thaws_writes_nothing_before_it_has_seen_that_it_was_not_taken_for_gone()
    {
        var (store, time) = (await NewStoreAsync(), new Stood());
        await using var silo = await store.Silos.EnterAsync("thawed", Long, time);

        time.Still = 5 * Long;
        await RefusedAsync(store);
        Assert.False(silo.Gone.IsCompleted);

        await silo.WriteAsync(CancellationToken.None);
        Assert.IsType<CommitResult.Committed>(await store.Journal.CommitAsync(Verdicts.Of("customer/a", 0, "c1")));
        Assert.NotNull(await store.Keys.FindByReferenceAsync((await store.Keys.AddAsync("sdk/eu/customer/a/due-diligence", [1])).Reference));
    }

    /// <summary>No verdict, no key, no place in a log, no receipt.</summary>
    private static async Task RefusedAsync(AzureStore store)
    {
        await Assert.ThrowsAsync<IOException>(() => store.Journal.CommitAsync(Verdicts.Of("customer/b", 0, "c1")));
        await Assert.ThrowsAsync<IOException>(() => store.Keys.AddAsync("sdk/eu/customer/b/due-diligence", [1]));
        await Assert.ThrowsAsync<IOException>(() => store.HeadLock.AcquireAsync(Verdicts.Log));
        await Assert.ThrowsAsync<IOException>(() => store.Receipts.KeepAsync("customer/b", [new NewReceipt(new(Verdicts.Log, 0), "note")]));
        Assert.Empty(await store.Journal.ReadAsync("customer/b"));
        Assert.Null(await store.Keys.FindAsync("sdk/eu/customer/b/due-diligence"));
    }

    private async Task<LiveSilos> NewAsync() => (await NewStoreAsync()).Silos;

    private async Task<AzureStore> NewStoreAsync()
    {
        var store = await azurite.NewStoreAsync();
        Skip.If(store is null, azurite.Absent);
        return store;
    }

    /// <summary>A clock that goes on by itself, after it stood still for a while as its machine did.</summary>
    private sealed class Stood : TimeProvider
    {
        public TimeSpan Still { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Still;
    }
}
