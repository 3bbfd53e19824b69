using ComplianceGrains.Workflows.Actors;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>How one kind of subject decides: its histories hold the events of subjects beside its own.</summary>
/// <typeparam name="TState">The subject.</typeparam>
/// <typeparam name="TFacts">What a decision stands on besides the state.</typeparam>
public abstract class SubjectWorkflow<TState, TFacts> : Workflow<TState, TFacts>
    where TState : class, ISubject
    where TFacts : SubjectFacts
{
    /// <inheritdoc/>
    public sealed override bool IsSubject => true;
}
