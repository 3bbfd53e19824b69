using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Tests.Models;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>The model on tables and blobs; few lives, because the emulator answers slowly. Needs azurite.</summary>
[Trait("Pace", "slow")]
public sealed class AzureStoreModelTests(Azurite azurite) : StoreModelContract, IClassFixture<Azurite>, IAsyncLifetime
{
    private AzureStore? _store;

    protected override int Lives => Math.Max(2, base.Lives / 10);

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
