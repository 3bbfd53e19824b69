using ComplianceGrains.Grains.Actors;
using NodaTime;
using Orleans.Runtime;

namespace ComplianceGrains.Grains.Lists;

/// <summary>Gives one turn at a time. Whoever has one and dies keeps nobody from the next.</summary>
[GrainType("list-turn")]
internal sealed class ListTurnGrain(IClock clock, [PersistentState("turn", GrainStateNames.Cursor)] IPersistentState<ListTurnState> kept) : Grain, IListTurnGrain
{
    public async Task<ListTurn> TakeAsync(TimeSpan every, CancellationToken cancellation = default)
    {
        var (state, now) = (kept.State, clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        // A clock that was put back keeps nobody waiting for longer than one turn.
        var isDue = state.TakenAt == 0 || now - state.TakenAt >= (long)every.TotalMilliseconds || now < state.TakenAt;
        if (isDue)
        {
            state.TakenAt = now;
            await kept.WriteStateAsync(cancellation);
        }

        return new ListTurn(isDue, state.At, state.Outcome, state.Reason);
    }

    public Task RecordAsync(long at, string outcome, string? reason, CancellationToken cancellation = default)
    {
        (kept.State.At, kept.State.Outcome, kept.State.Reason) = (at, outcome, reason);
        return kept.WriteStateAsync(cancellation);
    }
}
