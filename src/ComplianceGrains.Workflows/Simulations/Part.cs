using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Simulations;

/// <summary>What one kind of actor does in a simulation: what is asked of it, and what its decisions stand on.</summary>
public abstract class Part
{
    private protected Part(Module module) => Module = module;

    /// <summary>The kind of actor.</summary>
    public Module Module { get; }

    /// <summary>What somebody asks of one of its actors now; null if nobody asks anything.</summary>
    /// <param name="world">The simulation.</param>
    /// <param name="random">The only source of chance.</param>
    public abstract Asking? Next(Simulation world, Random random);

    internal abstract Activation Activate(Simulation world, ActorId id);

    /// <summary>Whose keys seal an actor's latest decision of a history.</summary>
    internal abstract ActorId KeysOf(ActorId id, IReadOnlyList<RecordedStep> history);
}

/// <summary>What one kind of actor does in a simulation.</summary>
/// <param name="workflow">How it decides.</param>
public abstract class Part<TState, TFacts>(Workflow<TState, TFacts> workflow) : Part(workflow)
    where TState : class
    where TFacts : class
{
    /// <summary>What a decision stands on, or a verdict that needs nothing gathered.</summary>
    public abstract (TFacts? Facts, Verdict? Instead) Gather(Simulation world, ActorId id, TState? state, Message message);

    /// <summary>The state of one of its actors as it is stored; null before the first decision.</summary>
    protected TState? StateOf(Simulation world, ActorId id) => (TState?)Module.Fold(world.Store.HistoryOf(id).Select(step => step.Decision));

    internal override Activation Activate(Simulation world, ActorId id) => new Activation<TState, TFacts>(world, this, workflow, id);

    internal override ActorId KeysOf(ActorId id, IReadOnlyList<RecordedStep> history) =>
        workflow.Bind(id, (TState)Module.Fold(history.Select(step => step.Decision))!, history[^1].Decision).Keys;
}

/// <summary>Something that somebody asks.</summary>
/// <param name="Actor">Of whom.</param>
/// <param name="Command">What.</param>
/// <param name="By">Who asks.</param>
public sealed record Asking(ActorId Actor, object Command, Principal By);
