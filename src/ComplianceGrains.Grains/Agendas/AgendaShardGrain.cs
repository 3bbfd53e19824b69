using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage.Agendas;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Agendas;

/// <summary>Wakes actors when their deadlines are due. The rows are the actors' own: they move or clear them in their verdicts.</summary>
internal sealed partial class AgendaShardGrain(IAgenda agenda, IClock clock, ILogger<AgendaShardGrain> logger) : Grain, IAgendaShardGrain
{
    private const int Batch = 256;

    public async Task<int> PumpAsync(CancellationToken cancellation = default)
    {
        var failed = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var due = await agenda.DueAsync((int)this.GetPrimaryKeyLong(), clock.GetCurrentInstant().ToUnixTimeMilliseconds(), Batch + failed, cancellation);
            var woken = await Task.WhenAll(due.GroupBy(row => row.Actor, StringComparer.Ordinal).Select(ofActor => WakeAsync([.. ofActor], cancellation)));
            failed = due.Count - woken.Sum();
            if (woken.Sum() == 0)
                return failed;
        }

        return failed;
    }

    private async Task<int> WakeAsync(IReadOnlyList<Deadline> rows, CancellationToken cancellation)
    {
        var woken = 0;
        foreach (var row in rows)
        {
            try
            {
                var actor = GrainFactory.GetGrain<IActor>(GrainId.Parse(row.Actor));
                woken += await actor.WakeAsync(row.Key, row.Due, cancellation) ? 1 : 0;
            }
#pragma warning disable CA1031 // the row stays due; the others go on
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogAsleep(row.Key, row.Actor, failure);
            }
        }

        return woken;
    }

    [LoggerMessage(LogLevel.Warning, "Deadline {Key} of {Actor} could not be handled; it stays due.")]
    private partial void LogAsleep(string key, string actor, Exception failure);
}
