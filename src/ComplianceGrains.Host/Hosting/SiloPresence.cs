using ComplianceGrains.Storage.Azure.Silos;

namespace ComplianceGrains.Host.Hosting;

/// <summary>
/// Has this silo leave the store when everything else of it has stopped: what is registered first stops last. One that others took for gone, as
/// its machine stood still or did not reach the tables, ends: whoever looks after it starts it anew, with the keys that are in force then.
/// </summary>
internal sealed class SiloPresence(LiveSilo silo, IHostApplicationLifetime lifetime, StartProgress progress) : IHostedService
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = EndAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopped.TrySetResult();
        await silo.DisposeAsync();
    }

    private async Task EndAsync()
    {
        if (await Task.WhenAny(silo.Gone, _stopped.Task) != silo.Gone)
            return;
        progress.Fail(new IOException("This silo stood still, or did not reach the tables of the store, for so long that others took it for gone: another root or signing key may be in force. It wrote nothing since. Start it again."));
        lifetime.StopApplication();
    }
}
