using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage.Agendas;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Agendas;

/// <summary>Wakes actors when their deadlines are due. The rows are the actors' own: they move or clear them in their verdicts.</summary>
internal sealed partial class AgendaShardGrain(IAgenda agenda, IClock clock, TimeProvider time, ILogger<AgendaShardGrain> logger) : Grain, IAgendaShardGrain
{
    private const int Batch = 256;

    /// <summary>A deadline may call for another at once, as each step of a list's re-screening does: whoever asks gets an answer in time all the same.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public async Task<int> PumpAsync(CancellationToken cancellation = default)
    {
        var (since, failed) = (time.GetTimestamp(), 0);
        do
        {
            // What cannot be woken must not hold up what is behind it: the window grows by it.
            var window = Batch + failed;
            var due = await agenda.DueAsync((int)this.GetPrimaryKeyLong(), clock.GetCurrentInstant().ToUnixTimeMilliseconds(), window, cancellation);
            var woken = (await Task.WhenAll(due.GroupBy(row => row.Actor, StringComparer.Ordinal).Select(ofActor => WakeAsync([.. ofActor], cancellation)))).Sum();
            failed = due.Count - woken;
            if (woken == 0 && due.Count < window)
                return failed;
        }
        while (!cancellation.IsCancellationRequested && time.GetElapsedTime(since) < Most);

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
