using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Ledgers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ComplianceGrains.Grains.Pumps;

/// <summary>
/// Keeps things moving on each silo: pings the outbox and the agenda of every cell and the sequencer of every log. A ping is
/// all it gives; what is to be done is in the store.
/// </summary>
public sealed partial class Pump(IGrainFactory grains, ILogStore logs, StoreLayout layout, LedgerStart start, DeliveryStart delivery, WorkSignals signals, ILogger<Pump> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks for work that nobody announced, where a look is a request to each of many cells.</summary>
    private static readonly TimeSpan IdlePace = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nothing may move on a store that is older than what was signed of it.
        await start.Done.WaitAsync(stoppingToken);
        foreach (var log in await logs.NamesAsync(stoppingToken))
            signals.Log(log);

        var loops = new List<Task> { LogsAsync(stoppingToken) };
        await delivery.Begun.WaitAsync(stoppingToken);
        for (var cell = 0; cell < layout.Cells; cell++)
        {
            var (outbox, agenda) = (grains.GetGrain<IOutboxShardGrain>(cell), grains.GetGrain<IAgendaShardGrain>(cell));
            loops.Add(LoopAsync("outbox", signals.Outbox(cell), () => outbox.PumpAsync(stoppingToken), stoppingToken));
            loops.Add(LoopAsync("agenda", new WorkSignal(), () => agenda.PumpAsync(stoppingToken), stoppingToken));
        }

        await Task.WhenAll(loops);
    }

    private async Task LogsAsync(CancellationToken stopping)
    {
        var running = new Dictionary<string, Task>(StringComparer.Ordinal);
        while (!stopping.IsCancellationRequested)
        {
            foreach (var log in signals.Logs.Where(log => !running.ContainsKey(log)))
            {
                var sequencer = grains.GetGrain<ILedgerGrain>(log);
                running[log] = LoopAsync(log, signals.Log(log), () => sequencer.PumpAsync(stopping), stopping);
            }

            await WaitAsync(signals.NewLog, Pace, stopping);
        }

        await Task.WhenAll(running.Values);
    }

    private async Task LoopAsync(string name, WorkSignal signal, Func<Task> work, CancellationToken stopping)
    {
        for (var busy = true; !stopping.IsCancellationRequested;)
        {
            try
            {
                await work();
            }
#pragma warning disable CA1031 // a pump that stops is a stalled system: whatever happened, the next round tries again
            catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(name, failure);
                await WaitAsync(new WorkSignal(), Pace, stopping);
            }

            // What was signalled may need a second look, to be signed; without a signal there is seldom work, and each look costs requests.
            busy = await WaitAsync(signal, busy || layout.Cells == 1 ? Pace : IdlePace, stopping);
        }
    }

    private static async Task<bool> WaitAsync(WorkSignal signal, TimeSpan atMost, CancellationToken stopping)
    {
        try
        {
            return await signal.WaitAsync(atMost, stopping);
        }
        catch (OperationCanceledException)
        {
            // The loop's own condition ends it.
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The pump of {Name} failed and will try again in a second.")]
    private partial void LogFailure(string name, Exception failure);
}
