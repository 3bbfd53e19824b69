using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Storage.Tests.Azure;

/// <summary>The emulator behind proxies that lie in one call of ten, whatever is asked.</summary>
public sealed class LiedTo : IAsyncLifetime
{
    private const double Share = 0.1;

    private Emulator? _emulator;
    private LyingProxy? _tables;
    private LyingProxy? _blobs;

    /// <summary>Why there is none; null if it runs.</summary>
    public string? Absent { get; private set; }

    public async Task InitializeAsync()
    {
        (_emulator, Absent) = await Emulator.StartAsync();
        if (_emulator is not null)
            (_tables, _blobs) = (await LyingProxy.StartAsync(_emulator.TablePort, Share), await LyingProxy.StartAsync(_emulator.BlobPort, Share));
    }

    /// <summary>A store in an account that nobody has used yet; null without the emulator.</summary>
    public async Task<AzureStore?> NewStoreAsync() => _emulator is null ? null : await AzureStore.OpenAsync(_emulator.NewAccount(_tables!.Port, _blobs!.Port), cells: 4);

    public async Task DisposeAsync()
    {
        if (_emulator is null)
            return;
        await _tables!.DisposeAsync();
        await _blobs!.DisposeAsync();
        await _emulator.DisposeAsync();
    }
}
