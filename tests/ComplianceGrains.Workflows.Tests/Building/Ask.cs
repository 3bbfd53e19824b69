using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Building;

/// <summary>Messages in few words.</summary>
internal static class Ask
{
    public static Verdict Asked<TState, TFacts>(this Workflow<TState, TFacts> workflow, TState? state, object command, Principal by, Instant at, TFacts facts)
        where TState : class => workflow.Decide(state, new Message.Asked(at, by, command), facts);

    public static Verdict Due<TState, TFacts>(this Workflow<TState, TFacts> workflow, TState state, string key, Instant at, TFacts facts)
        where TState : class => workflow.Decide(state, new Message.Due(at, key), facts);

    /// <summary>After a verdict that was accepted.</summary>
    public static TState After<TState, TFacts>(this Workflow<TState, TFacts> workflow, TState? state, Verdict verdict)
        where TState : class => Assert.IsType<Verdict.Accepted>(verdict).Decisions.Aggregate(state, workflow.Evolve)!;
}
