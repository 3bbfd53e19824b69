using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;

namespace ComplianceGrains.Grains.Retention;

/// <summary>One day's destruction for the whole firm; its key is the day, as ISO date.</summary>
[GrainType("retention")]
internal sealed class RetentionGrain(ActorServices services, Destruction destruction)
    : ActorGrain<RetentionRun, RetentionFacts, RetentionRun>(services, RetentionWorkflow.Instance), IRetentionGrain
{
    public Task<RetentionRun?> ViewAsync() => Task.FromResult(CurrentView());

    protected override async ValueTask<Gathered<RetentionFacts>> GatherAsync(RetentionRun? state, Message message, CancellationToken cancellation) => new RetentionFacts(
        Key, message is Message.Due { Key: RetentionWorkflow.Destroy } && state is { Begun: true, Done: false } run && run.RunsAt <= message.At
            ? await destruction.GoOnAsync(Key, run, GrainFactory, message.At, cancellation)
            : null);

    protected override RetentionRun ViewOf(RetentionRun state, long sequence, IReadOnlyList<PastDecision> shown) => state;
}
