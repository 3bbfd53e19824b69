using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using NodaTime;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>What a decision about any subject stands on.</summary>
/// <param name="Now">The one instant of this message.</param>
/// <param name="By">Who is behind it.</param>
/// <param name="Bound">All jurisdictions that bind the subject, the booking entity's first.</param>
/// <param name="Rules">Their merged rules at <paramref name="Now"/>.</param>
/// <param name="Screening">A new screening; null if the last one stands, or none is needed.</param>
/// <param name="ExceptionIds">What the ids of its exceptions come from.</param>
public abstract record SubjectFacts(
    Instant Now, Principal By, IReadOnlyList<string> Bound, EffectiveRules Rules, AskedScreening? Screening, ExceptionIds ExceptionIds)
{
    /// <summary>Who took part in what was found so far: opaque ids; only for whom a review is asked, null else.</summary>
    public IReadOnlyList<string>? Deciders { get; init; }
}
