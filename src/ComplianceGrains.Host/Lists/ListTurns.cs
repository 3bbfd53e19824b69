using ComplianceGrains.Api.Lists;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Storage;
using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>Has a publisher asked once for a whole cluster: each silo asks whether it is its turn, and learns how the last one ended.</summary>
internal sealed class ListTurns(IGrainFactory grains, StoreLayout layout, ListAttempts attempts)
{
    /// <summary>How often a silo asks: by so much a turn is late whose silo has died.</summary>
    private static readonly TimeSpan MostPause = TimeSpan.FromSeconds(15);

    /// <summary>How long a silo rests between two questions.</summary>
    public TimeSpan PauseOf(ListSchedule schedule) => layout.IsShared && EveryOf(schedule) > MostPause ? MostPause : EveryOf(schedule);

    /// <summary>Whether this silo asks the publisher now. A host that is alone always does.</summary>
    public async Task<bool> TakeAsync(string list, ListSchedule schedule, CancellationToken cancellation)
    {
        if (!layout.IsShared)
            return true;
        var turn = await grains.GetGrain<IListTurnGrain>(list).TakeAsync(EveryOf(schedule), cancellation);
        if (turn.At > 0)
            attempts.Record(list, new ListAttempt(Instant.FromUnixTimeMilliseconds(turn.At), turn.Outcome, turn.Reason));
        return turn.IsYours;
    }

    /// <summary>Keeps how a turn ended, for every silo.</summary>
    public async Task RecordAsync(string list, ListAttempt attempt, CancellationToken cancellation)
    {
        attempts.Record(list, attempt);
        if (layout.IsShared)
            await grains.GetGrain<IListTurnGrain>(list).RecordAsync(attempt.At.ToUnixTimeMilliseconds(), attempt.Outcome, attempt.Reason, cancellation);
    }

    private static TimeSpan EveryOf(ListSchedule schedule) => TimeSpan.FromMinutes(schedule.EveryMinutes);
}
