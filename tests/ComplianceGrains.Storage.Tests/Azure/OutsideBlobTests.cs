using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>The contract on blobs. Needs azurite.</summary>
[Trait("Pace", "slow")]
public sealed class OutsideBlobTests(Azurite azurite) : OutsideWordsContract, IClassFixture<Azurite>, IAsyncLifetime
{
    private AzureStore? _store;

    protected override ITimestamps Timestamps => Store.Timestamps("0a1b2c3d");

    protected override ICosignatures Cosignatures => Store.Cosignatures("0a1b2c3d");

    private AzureStore Store
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
