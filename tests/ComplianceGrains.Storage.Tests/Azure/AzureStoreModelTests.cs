using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Tests.Models;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>The model on tables and blobs; few lives, because the emulator answers slowly. Needs azurite.</summary>
public sealed class AzureStoreModelTests(Azurite azurite) : StoreModelContract, IClassFixture<Azurite>, IAsyncLifetime
{
    private AzureStore? _store;

    protected override int Lives => Math.Max(2, base.Lives / 10);

    protected override Stores Stores
    {
        get
        {
            Skip.If(_store is null, azurite.Absent);
            return new(_store.Layout, _store.Journal, _store.Vault, _store.Ledger, _store.Receipts, _store.Agenda, _store.Outbox, _store.Keys, _store.Blobs, _store.Incidents);
        }
    }

    public async Task InitializeAsync()
    {
        if (azurite.Absent is not null)
            return;
        var place = azurite.NewAccount();
        _store = await AzureStore.OpenAsync(new AzurePlaces(place, place, place), cells: 4);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
