using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>
/// One kind of actor in stories: the words in which something is asked of it, what its decisions stand on, and what is seen of it.
/// A story is told around one actor of its kind; whoever else it tells of, a customer's exceptions say, comes about by itself.
/// </summary>
public abstract class StoryPart
{
    private protected StoryPart(Module module) => Module = module;

    /// <summary>The kind of actor; its type is what a story is said to be about.</summary>
    public Module Module { get; }

    /// <summary>The one that a story of this kind is told around.</summary>
    public virtual ActorId Subject => new(Module.Type, "subject");

    /// <summary>What is asked of it, by the word after <c>do:</c>.</summary>
    public abstract IReadOnlyDictionary<string, StoryWord> Words { get; }

    /// <summary>What is seen of it, by the names that a step may expect.</summary>
    public abstract IReadOnlyDictionary<string, Answer> See(StoryWorld world);

    internal abstract Verdict Decide(StoryWorld world, ActorId id, Message message);

    /// <summary>Whose keys seal what an actor decided.</summary>
    internal abstract ActorId KeysOf(StoryWorld world, ActorId id, Decision decision);
}

/// <summary>One kind of actor in stories.</summary>
/// <param name="workflow">How it decides.</param>
public abstract class StoryPart<TState, TFacts>(Workflow<TState, TFacts> workflow) : StoryPart(workflow)
    where TState : class
    where TFacts : class
{
    /// <summary>What a decision stands on, or a verdict that needs nothing gathered.</summary>
    public abstract (TFacts? Facts, Verdict? Instead) Gather(StoryWorld world, ActorId id, TState? state, Message message);

    /// <summary>The one that the story is told around; null before its first decision.</summary>
    protected TState? Seen(StoryWorld world) => (TState?)world.StateOf(Subject);

    internal sealed override Verdict Decide(StoryWorld world, ActorId id, Message message)
    {
        var state = (TState?)world.StateOf(id);
        var (facts, instead) = Gather(world, id, state, message);
        return instead ?? workflow.Decide(state, message, facts!);
    }

    internal sealed override ActorId KeysOf(StoryWorld world, ActorId id, Decision decision) => workflow.Bind(id, (TState)world.StateOf(id)!, decision).Keys;
}

/// <summary>A word in which something is asked of an actor.</summary>
/// <param name="Usually">The role that asks it if the step does not say <c>by</c>.</param>
/// <param name="Asks">What is asked of whom; a step that is not written as it must be is a <see cref="StoryException"/>.</param>
public sealed record StoryWord(string Usually, Func<StoryWorld, StoryStep, (ActorId Actor, object Command)> Asks)
{
    /// <summary>Whether a step means this; where two kinds of actors have the same word, the step's arguments tell.</summary>
    public Func<StoryStep, bool> Fits { get; init; } = _ => true;
}
