using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>How many decisions a history has that people or the platform made, by who may know of them; what only publishes is not counted.</summary>
/// <param name="Service">Everybody with access.</param>
/// <param name="Staff">The firm's people and nobody else.</param>
/// <param name="Suspicion">Who works on suspicions and nobody else.</param>
[GenerateSerializer, Immutable, Alias("cg.DecisionCounts")]
public sealed record DecisionCounts(
    [property: Id(0)] long Service,
    [property: Id(1)] long Staff,
    [property: Id(2)] long Suspicion)
{
    /// <summary>None.</summary>
    public static DecisionCounts None { get; } = new(0, 0, 0);
}
