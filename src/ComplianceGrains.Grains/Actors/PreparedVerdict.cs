using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Outboxes;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>A verdict as it is written, and what holds once it is.</summary>
/// <param name="Commit">All of it, for the store.</param>
/// <param name="After">The memory after it.</param>
/// <param name="Own">Its decisions as they would be read back: a fold never sees a person's own values, not even now.</param>
/// <param name="Placement">Where the last of them goes, and whose keys seal it.</param>
internal sealed record PreparedVerdict<TState>(JournalCommit Commit, ActorMemory<TState> After, IReadOnlyList<PastDecision> Own, Placement Placement)
    where TState : class;

/// <summary>Prepares verdicts.</summary>
internal sealed class VerdictPreparation<TState, TFacts>(ActorServices services, Workflow<TState, TFacts> workflow, ActorFold<TState, TFacts> fold)
    where TState : class
{
    /// <summary>Seals, numbers and places the decisions of a verdict.</summary>
    public async Task<PreparedVerdict<TState>> PrepareAsync(
        ActorId id, ActorMemory<TState> before, Envelope envelope, Verdict.Accepted verdict, Instant now, CancellationToken cancellation)
    {
        var (actor, after, last) = (id.ToString(), before, (Placement?)null);
        var (rows, own) = (new List<NewDecision>(verdict.Decisions.Count), new List<PastDecision>(verdict.Decisions.Count));
        foreach (var decision in verdict.Decisions)
        {
            var past = services.Reader.Folded(actor, envelope.CommandId, after.Sequence + 1, decision, now);
            var (memory, state) = (after, workflow.Evolve(after.State, past.Decision));
            var placement = last = services.Placements.Of(workflow.Bind(id, state, decision), decision, now);
            var row = await services.Writer.WriteAsync(actor, past.Sequence, decision, placement, memory.NextSeq, envelope.By, now, cancellation);
            past = past with { Logs = [.. row.Drafts.Select(draft => new LogPosition(draft.Log, draft.Seq))] };
            after = fold.After(memory, past, state);
            rows.Add(row);
            own.Add(past);
        }

        return new(
            new(actor, before.Sequence, new NewCommand(envelope.CommandId, envelope.Fingerprint, verdict.Status), rows,
                Number(verdict.Effects, before.Sequence), AgendaDifference.Changes(Rows(actor, before.State), Rows(actor, after.State))),
            after, own, last!);
    }

    /// <summary>The rows of the agenda that a state asks for.</summary>
    public IReadOnlyList<Deadline> Rows(string actor, TState? state) => state is null ? [] : AgendaDifference.Rows(actor, workflow.Agenda(state));

    private static IReadOnlyList<NewEffect> Number(IReadOnlyList<EffectIntent> effects, long sequence) => effects.Count == 0 ? [] : [.. effects
        .GroupBy(effect => effect.Decision)
        .SelectMany(ofDecision => ofDecision.Select((effect, number) => new NewEffect(sequence + effect.Decision + 1, number, effect.Target, effect.Kind)))];
}
