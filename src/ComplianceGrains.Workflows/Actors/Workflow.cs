using ComplianceGrains.Workflows.Decisions;
using NodaTime;

namespace ComplianceGrains.Workflows.Actors;

/// <summary>
/// How one kind of actor decides. Pure and without state of its own: the actor's state is the fold of its decisions, and
/// facts are gathered before. There is one of each kind, for all its actors.
/// </summary>
/// <typeparam name="TState">The fold; null before the first decision.</typeparam>
/// <typeparam name="TFacts">What a decision stands on besides the state.</typeparam>
public abstract class Workflow<TState, TFacts> : Module
    where TState : class
{
    /// <summary>What comes of a message.</summary>
    public abstract Verdict Decide(TState? state, Message message, TFacts facts);

    /// <summary>The state after one more decision.</summary>
    public abstract TState Evolve(TState? state, Decision decision);

    /// <summary>What a state asks for by when; the runner writes the difference.</summary>
    public abstract IReadOnlyList<AgendaRow> Agenda(TState state);

    /// <summary>Into which logs a decision goes, and whose keys seal it.</summary>
    /// <param name="id">The actor.</param>
    /// <param name="state">After the decision.</param>
    /// <param name="decision">Which decision.</param>
    public abstract Binding Bind(ActorId id, TState state, Decision decision);

    /// <summary>The end of an actor whose keys are about to be destroyed; null for one that no key of a person's seals.</summary>
    /// <param name="state">Not ended yet.</param>
    /// <param name="at">The instant of the end.</param>
    public virtual Decision? End(TState state, Instant at) => null;

    /// <summary>The last word of a subject before its keys are destroyed; a refusal keeps them. Whoever has none to say has nothing against it.</summary>
    /// <param name="state">Ended.</param>
    /// <param name="run">The run that destroys them.</param>
    /// <param name="at">The instant.</param>
    public virtual Verdict LetGo(TState state, string run, Instant at) => Verdict.None;

    /// <inheritdoc/>
    public sealed override object? Fold(IEnumerable<Decision> history, object? before = null) =>
        history.Aggregate((State: (TState?)before, IsDestroyed: false), (so, decision) => IsRead(so.State, so.IsDestroyed, decision.Happened)
            ? (Evolve(so.State, decision), so.IsDestroyed)
            : (so.State, true)).State;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<AgendaRow> AgendaOf(object state) => Agenda((TState)state);
}
