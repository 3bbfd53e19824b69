using System.Runtime.CompilerServices;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>Makes an actor's memory of its history.</summary>
internal sealed class ActorFold<TState, TFacts>(DecisionReader reader, KindRegistry kinds, Workflow<TState, TFacts> workflow)
    where TState : class
{
    /// <summary>After one more decision.</summary>
    public ActorMemory<TState> After(ActorMemory<TState> memory, PastDecision decision) =>
        After(memory, decision, Module.IsRead(memory.State, memory is { State: null, Sequence: > 0 }, decision.Happened) ? workflow.Evolve(memory.State, decision.Decision) : memory.State);

    /// <summary>After one more decision that led to a state.</summary>
    public ActorMemory<TState> After(ActorMemory<TState> memory, PastDecision decision, TState? state) => memory.After(decision, state, kinds.Named(decision.Kind));

    /// <summary>What the store holds beyond a memory, one decision after the other.</summary>
    /// <exception cref="DamagedValueException">A decision is missing or cannot be read.</exception>
    public async IAsyncEnumerable<ActorMemory<TState>> BeyondAsync(string actor, ActorMemory<TState> memory, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var decision in reader.HistoryAsync(actor, memory.Sequence, cancellation))
            yield return memory = After(memory, decision);
    }

    /// <summary>The memory as it was at a sequence: the history folded anew.</summary>
    public async Task<ActorMemory<TState>> AtAsync(string actor, long sequence, CancellationToken cancellation)
    {
        var last = ActorMemory<TState>.None;
        await foreach (var memory in BeyondAsync(actor, last, cancellation))
        {
            last = memory;
            if (memory.Sequence == sequence)
                break;
        }

        return last;
    }

    /// <summary>The memory as it was at an instant, and when the first decision was recorded; null if there is none.</summary>
    public async Task<(ActorMemory<TState> Memory, Instant? Begins)> AtAsync(string actor, Instant at, CancellationToken cancellation)
    {
        var (memory, begins) = (ActorMemory<TState>.None, (Instant?)null);
        await foreach (var decision in reader.HistoryAsync(actor, 0, cancellation))
        {
            begins ??= decision.RecordedAt;
            if (decision.RecordedAt > at)
                break;
            memory = After(memory, decision);
        }

        return (memory, begins);
    }

    /// <summary>The decisions of one command, which ended at a sequence.</summary>
    public async Task<IReadOnlyList<PastDecision>> OfCommandAsync(string actor, string commandId, long sequence, CancellationToken cancellation)
    {
        var own = new List<PastDecision>();
        await foreach (var decision in reader.HistoryAsync(actor, Math.Max(0, sequence - VerdictBounds.Decisions), cancellation))
        {
            if (decision.Sequence > sequence)
                break;
            if (decision.CommandId == commandId)
                own.Add(decision);
        }

        return own;
    }
}
