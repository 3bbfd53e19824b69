using ComplianceGrains.Storage.Azure.Silos;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Has this silo leave the store when everything else of it has stopped: what is registered first stops last.</summary>
internal sealed class SiloPresence(LiveSilo silo) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await silo.DisposeAsync();
}
