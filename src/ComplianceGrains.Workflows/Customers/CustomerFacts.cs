using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What a decision about a customer stands on; gathered before, so that deciding needs nothing else.</summary>
/// <param name="Now">The one instant of this command.</param>
/// <param name="By">Who commands.</param>
/// <param name="BookingJurisdiction">Of the booking entity.</param>
/// <param name="Bound">All jurisdictions that bind the customer.</param>
/// <param name="Rules">Their merged rules at <paramref name="Now"/>.</param>
/// <param name="Person">What the customer gave; null if shredded or not needed.</param>
/// <param name="Screening">A new screening; null if the last one stands: same subject, same engine, same content, fresh.</param>
/// <param name="ExceptionIds">What the ids of the customer's exceptions come from.</param>
/// <param name="FieldKey">By which a field is hashed that may only be stored as a hash.</param>
public sealed record CustomerFacts(
    Instant Now,
    Principal By,
    string BookingJurisdiction,
    IReadOnlyList<string> Bound,
    EffectiveRules Rules,
    PersonData? Person,
    AskedScreening? Screening,
    ExceptionIds ExceptionIds,
    HashKey FieldKey) : SubjectFacts(Now, By, Bound, Rules, Screening, ExceptionIds)
{
    /// <summary>What was given of a legal entity; null of a natural person, if shredded or not needed.</summary>
    public EntityData? Entity { get; init; }

    /// <summary>What would bind the customer with the data that a correction gives; null where none is asked for.</summary>
    public IReadOnlyList<string>? BoundAfter { get; init; }

    /// <summary>What retention stands on besides the rules; null where it is not asked about.</summary>
    public RetentionOutlook? Outlook { get; init; }

    /// <summary>What each jurisdiction's decisions log calls the record that a hold is about; empty where no hold is asked about.</summary>
    public IReadOnlyDictionary<string, string> Pseudonyms { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the records of who is erased are gone or going.</summary>
    public bool IsDestroyed { get; init; }

    /// <summary>Whether an order keeps the records that must not become known; asked only where the reporting officer approves their end.</summary>
    public bool IsKeptUnseen { get; init; }

    /// <summary>Of who is erased and was held: the state as if their end had not been decided; null where it is not asked about.</summary>
    public Customer? Unerased { get; init; }
}

/// <summary>What retention stands on besides the rules.</summary>
/// <param name="Policy">The firm's.</param>
/// <param name="RulesChange">When the rules change next, as far as is known.</param>
/// <param name="MayDestroy">Whether the store can destroy at all.</param>
public sealed record RetentionOutlook(RetentionPolicy Policy, Instant? RulesChange, bool MayDestroy)
{
    /// <summary>When the customer's transfers last started a clock; null if there never was one.</summary>
    public IReadOnlyDictionary<string, Instant>? Transfers { get; init; }

    /// <summary>Who else waits for an answer about data that go with the customer's (<see cref="WaitingOthers"/>).</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>As a decision states it, but for who waits.</summary>
    public PlannedOn ToRecord() => new(
        Policy.DeleteAfterFloor, Policy.Destroys, MayDestroy, RulesChange, Transfers is null ? null : [.. Transfers.OrderBy(clock => clock.Key, StringComparer.Ordinal).Select(clock => new StartedClock(clock.Key, clock.Value))]);

    /// <summary>What a decision states, again.</summary>
    /// <param name="on">What it was computed on.</param>
    /// <param name="waiting">Who waited; null where nobody had asked.</param>
    public static RetentionOutlook Of(PlannedOn on, IReadOnlyList<string>? waiting) => new(new RetentionPolicy(on.DeleteAfterFloor, on.Destroys), on.RulesChange, on.MayDestroy)
    {
        Transfers = on.Transfers?.ToDictionary(clock => clock.Name, clock => clock.At, StringComparer.Ordinal),
        Waiting = waiting ?? [],
    };
}
