using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>What a decision about a suspicion stands on.</summary>
/// <param name="Now">The one instant of this command.</param>
/// <param name="By">Who commands.</param>
/// <param name="Bound">The jurisdictions that bind whom it is about; fixed when it is raised.</param>
/// <param name="Rules">Their merged rules at <paramref name="Now"/>.</param>
public sealed record SuspicionFacts(Instant Now, Principal By, IReadOnlyList<string> Bound, EffectiveRules Rules)
{
    /// <summary>Full identities of those whom an order would keep and whose destruction has begun; asked only where one comes.</summary>
    public IReadOnlyList<string> TooLateFor { get; init; } = [];
}
