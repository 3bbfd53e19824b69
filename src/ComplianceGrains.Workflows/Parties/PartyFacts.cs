using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Parties;

/// <summary>What a decision about a related party stands on; gathered before, so that deciding needs nothing else.</summary>
/// <param name="Now">The one instant of this command.</param>
/// <param name="By">Who commands.</param>
/// <param name="Bound">All jurisdictions that bind the customer; the booking entity's first.</param>
/// <param name="Rules">Their merged rules at <paramref name="Now"/>.</param>
/// <param name="Person">Of a natural person what was given; null if shredded or not needed.</param>
/// <param name="Entity">Of a legal entity what was given; likewise.</param>
/// <param name="CustomerEnded">Whether the customer's relationship is over, or never began.</param>
/// <param name="PartyCount">How many related parties the customer has heard of.</param>
/// <param name="Screening">A new screening; null if the last one stands, or nobody is screened.</param>
/// <param name="ExceptionIds">What the ids of its exceptions come from.</param>
/// <param name="FieldKey">By which a field is hashed that may only be stored as a hash.</param>
public sealed record PartyFacts(
    Instant Now,
    Principal By,
    IReadOnlyList<string> Bound,
    EffectiveRules Rules,
    PersonData? Person,
    EntityData? Entity,
    bool CustomerEnded,
    int PartyCount,
    AskedScreening? Screening,
    ExceptionIds ExceptionIds,
    HashKey FieldKey) : SubjectFacts(Now, By, Bound, Rules, Screening, ExceptionIds);
