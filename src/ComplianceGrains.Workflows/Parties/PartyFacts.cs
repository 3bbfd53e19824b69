using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Retention;
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
    HashKey FieldKey) : SubjectFacts(Now, By, Bound, Rules, Screening, ExceptionIds)
{
    /// <summary>Whether the end of the customer's records is decided, with which the party's go.</summary>
    public bool IsCustomerErased { get; init; }

    /// <summary>Until when the customer's records are kept, with which the party's go; null where it is not asked about.</summary>
    public KeptWith? Kept { get; init; }
}

/// <summary>What the retention of a customer's records stands on besides the rules.</summary>
/// <param name="Clocks">When each business event last happened, by the names of the catalogue.</param>
/// <param name="Holds">Orders to keep them, open and lifted.</param>
/// <param name="Policy">The firm's, and whether the customer has asked for erasure.</param>
public sealed record KeptWith(IReadOnlyDictionary<string, Instant> Clocks, IReadOnlyList<Hold> Holds, RetentionPolicy Policy);
