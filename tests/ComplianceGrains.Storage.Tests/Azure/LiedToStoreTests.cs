using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>The same contract where one call of ten is lied in. Needs azurite.</summary>
public sealed class LiedToStoreTests(LiedTo service) : StoreContract, IClassFixture<LiedTo>, IAsyncLifetime
{
    private AzureStore? _store;

    protected override IStores Stores
    {
        get
        {
            Skip.If(_store is null, service.Absent ?? "Lies are told at random, and many: bash tests/long lies.");
            return _store;
        }
    }

    public async Task InitializeAsync() => _store = Environment.GetEnvironmentVariable("COMPLIANCE_LONG") == "1" ? await service.NewStoreAsync() : null;

    public Task DisposeAsync() => Task.CompletedTask;
}
