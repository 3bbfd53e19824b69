using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Scenarios;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Replays;

/// <summary>One command as a silo would have recorded it.</summary>
/// <param name="Actor">Whose.</param>
/// <param name="Before">The state before.</param>
/// <param name="Then">The decisions as a fold reads them back: without a person's own values.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Whole">The decisions with everything in them.</param>
internal sealed record RecordedCommand(ActorId Actor, object? Before, IReadOnlyList<Decision> Then, Instant At, IReadOnlyList<Decision> Whole);

/// <summary>Plays a part and writes down every command that something came of.</summary>
internal sealed class RecordedPart<TState, TFacts>(StoryPart<TState, TFacts> played, Workflow<TState, TFacts> workflow, List<RecordedCommand> into, HashSet<ListIndex>? contents = null) : StoryPart<TState, TFacts>(workflow)
    where TState : class
    where TFacts : class
{
    public override IReadOnlyDictionary<string, StoryWord> Words => played.Words;

    public override IReadOnlyDictionary<string, Answer> See(StoryWorld world) => played.See(world);

    public override (TFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, TState? state, Message message)
    {
        var gathered = played.Gather(world, id, state, message);
        contents?.UnionWith(world.Lists.At(world.Now).Lists.Select(list => list.Index));
        if (gathered is { Instead: null, Facts: { } facts } && ((Workflow<TState, TFacts>)Module).Decide(state, message, facts) is Verdict.Accepted accepted)
            into.Add(new(id, state, [.. accepted.Decisions.Select(Folded)], Instant.FromUnixTimeMilliseconds(message.At.ToUnixTimeMilliseconds()), accepted.Decisions));
        return gathered;
    }

    private Decision Folded(Decision decision) => decision.Happened is Published ? decision : decision with { Happened = Module.KindOf(decision.Happened.GetType()).Folded(decision.Happened) };
}
