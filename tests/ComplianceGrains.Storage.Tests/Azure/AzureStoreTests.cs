using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>The contract on tables and blobs. Needs azurite.</summary>
[Trait("Pace", "slow")]
public sealed class AzureStoreTests(Azurite azurite) : StoreContract, IClassFixture<Azurite>, IAsyncLifetime
{
    private AzureStore? _store;

    protected override IStores Stores
    {
        get
        {
            Skip.If(_store is null, azurite.Absent);
            return _store;
        }
    }

    [SkippableFact]
    public async Task A_sequencer_that_another_process_overtook_is_refused_also_where_it_has_nothing_to_append()
    {
        var pair = await azurite.NewPairAsync();
        Skip.If(pair is null, azurite.Absent);
        var (one, other) = pair.Value;
        var older = await one.HeadLock.AcquireAsync(Verdicts.Log);
        await one.HeadLock.AppendAsync(Verdicts.Log, older, []);

        await other.HeadLock.AcquireAsync(Verdicts.Log);

        await Assert.ThrowsAsync<StaleGenerationException>(() => one.HeadLock.AppendAsync(Verdicts.Log, older, []));
    }

    public async Task InitializeAsync() => _store = await azurite.NewStoreAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
