using ComplianceGrains.Workflows.Actors;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>What the ids of a subject's exceptions come from.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Key">By which they are hashed: a cause may tell what a person is called.</param>
public sealed record ExceptionIds(ActorId Subject, HashKey Key)
{
    /// <summary>The id of an exception: the same cause is the same exception.</summary>
    public string Of(string kind, string cause) => $"exc-{Key.Short($"{Subject}\n{kind}\n{cause}")}";
}
