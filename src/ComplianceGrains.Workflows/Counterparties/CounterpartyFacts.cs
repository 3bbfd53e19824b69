using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>What a decision about a provider on the other side stands on; gathered before, so that deciding needs nothing else.</summary>
/// <param name="Now">The one instant of this message.</param>
/// <param name="By">Who is behind it.</param>
/// <param name="Bound">Under whose rules the firm deals with it.</param>
/// <param name="Rules">Their merged rules at <paramref name="Now"/>.</param>
/// <param name="Screening">A new screening; null if the last one stands.</param>
/// <param name="ExceptionIds">What the ids of its exceptions come from.</param>
public sealed record CounterpartyFacts(
    Instant Now, Principal By, IReadOnlyList<string> Bound, EffectiveRules Rules, AskedScreening? Screening, ExceptionIds ExceptionIds)
    : SubjectFacts(Now, By, Bound, Rules, Screening, ExceptionIds)
{
    /// <summary>What is held of it, as it was registered or put right last; null where it is not needed.</summary>
    public CounterpartyData? Held { get; init; }

    /// <summary>Whose transfers name it, after those who were told already, in the order of their ids; one more than <see cref="CounterpartyWorkflow.MostTold"/> at most.</summary>
    public IReadOnlyList<string> Naming { get; init; } = [];
}
