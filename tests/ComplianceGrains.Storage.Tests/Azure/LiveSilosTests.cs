using ComplianceGrains.Storage.Azure.Silos;

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

    private async Task<LiveSilos> NewAsync()
    {
        var store = await azurite.NewStoreAsync();
        Skip.If(store is null, azurite.Absent);
        return store.Silos;
    }
}
