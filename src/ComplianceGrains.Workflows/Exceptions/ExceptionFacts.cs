using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Workflows.Exceptions;

/// <summary>What a decision about an exception stands on.</summary>
/// <param name="Now">The one instant of this command.</param>
/// <param name="By">Who commands.</param>
/// <param name="Bound">The jurisdictions that the exception inherited.</param>
/// <param name="Rules">Their merged rules at <paramref name="Now"/>.</param>
public sealed record ExceptionFacts(Instant Now, Principal By, IReadOnlyList<string> Bound, EffectiveRules Rules);
