using ComplianceGrains.Contracts.Customers;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Parties;

/// <summary>What can be asked of a related party of a legal entity.</summary>
[GenerateSerializer, Alias("cg.PartyCommand")]
public abstract record PartyCommand;

/// <summary>Somebody is said to own, control or act for a customer that is a legal entity.</summary>
/// <param name="CustomerId">Whose related party.</param>
/// <param name="PartyId">The caller's opaque id, unique for the customer.</param>
/// <param name="Kind"><c>natural-person</c>, <c>legal-entity</c>, <c>unknown</c> or <c>dispersed</c>.</param>
/// <param name="Roles">What they are to the customer.</param>
/// <param name="Person">Of a natural person what was given.</param>
/// <param name="Entity">Of a legal entity what was given.</param>
/// <param name="Holds">What they hold in the customer and in other parties.</param>
/// <param name="JointWith">Ids of the parties with whom they act together.</param>
/// <param name="EachAtMost">Of dispersed holders: what one of them holds at most; null else.</param>
[GenerateSerializer, Immutable, Alias("cg.StateParty")]
public sealed record StateParty(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string PartyId,
    [property: Id(2)] string Kind,
    [property: Id(3)] IReadOnlyList<string> Roles,
    [property: Id(4)] PersonData? Person,
    [property: Id(5)] EntityData? Entity,
    [property: Id(6)] IReadOnlyList<StatedHolding> Holds,
    [property: Id(7)] IReadOnlyList<string> JointWith,
    [property: Id(8)] string? EachAtMost) : PartyCommand;

/// <summary>Somebody checked who the party is.</summary>
/// <param name="Kind">E.g. <c>identity-verification</c>.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who checked.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="OccurredAt">When; null = now.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordPartyEvidence")]
public sealed record RecordPartyEvidence(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Result,
    [property: Id(2)] string? Provider,
    [property: Id(3)] string? Reference,
    [property: Id(4)] Instant? OccurredAt) : PartyCommand;

/// <summary>They ask for something about their own data, or somebody answers: the same as of a customer.</summary>
/// <param name="Request">What is asked for, or the answer.</param>
[GenerateSerializer, Immutable, Alias("cg.PartyDataRequest")]
public sealed record PartyDataRequest([property: Id(0)] IDataRequestCommand Request) : PartyCommand;

/// <summary>They own, control and act for the customer no more, or never did.</summary>
/// <param name="Reason">In the caller's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.RemoveParty")]
public sealed record RemoveParty([property: Id(0)] string Reason) : PartyCommand;
