using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Liveness;

namespace ComplianceGrains.Grains.Liveness;

/// <summary>The record of one jurisdiction that whatever waits there moves.</summary>
[GrainType("liveness")]
internal sealed class LivenessGrain(ActorServices services) : ActorGrain<LivenessRecord, LivenessFacts, LivenessView>(services, LivenessWorkflow.Instance), ILivenessGrain
{
    public Task<Reply<LivenessView>> RecordAsync(SweepFound found, Envelope envelope, CancellationToken cancellation = default) => AskAsync(found, envelope, cancellation);

    public Task<LivenessView?> ViewAsync(CancellationToken cancellation = default) => Task.FromResult(CurrentView());

    protected override ValueTask<Gathered<LivenessFacts>> GatherAsync(LivenessRecord? state, Message message, CancellationToken cancellation) => new(new LivenessFacts(Key));

    protected override LivenessView ViewOf(LivenessRecord state, long sequence, IReadOnlyList<PastDecision> shown)
    {
        var last = state.Last;
        return new(state.Outcome, new SweepFound(
            last.From, last.To, last.Looks, last.LongestGap, last.CheckedAt, last.Subjects, last.Unowned, last.Overdue, last.Undelivered,
            [.. last.First.Select(stuck => new StuckWork(stuck.Cause, stuck.Actor, stuck.What, stuck.Since))]));
    }
}
