using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>The contract on tables and blobs. Needs azurite.</summary>
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

    public async Task InitializeAsync() => _store = await azurite.NewStoreAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
