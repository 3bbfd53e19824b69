using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>The emulator, once for all tests: each has an account of its own, and nothing of another's.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private Emulator? _emulator;

    /// <summary>Why there is none; null if it runs.</summary>
    public string? Absent { get; private set; }

    public async Task InitializeAsync() => (_emulator, Absent) = await Emulator.StartAsync();

    /// <summary>An account that nobody has used yet; null without the emulator.</summary>
    public AzurePlaces? NewPlaces() => _emulator?.NewAccount();

    /// <summary>A store in an account that nobody has used yet; null without the emulator.</summary>
    public async Task<AzureStore?> NewStoreAsync() => _emulator is null ? null : await AzureStore.OpenAsync(_emulator.NewAccount(), cells: 4);

    /// <summary>The stores of two processes in one such account; null without the emulator.</summary>
    public async Task<(AzureStore One, AzureStore Other)?> NewPairAsync()
    {
        if (_emulator is null)
            return null;
        var account = _emulator.NewAccount();
        return (await AzureStore.OpenAsync(account, cells: 4), await AzureStore.OpenAsync(account, cells: 4));
    }

    public async Task DisposeAsync()
    {
        if (_emulator is not null)
            await _emulator.DisposeAsync();
    }
}
