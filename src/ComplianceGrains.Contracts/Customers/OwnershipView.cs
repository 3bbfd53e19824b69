using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>How a related party stands. Holds no personal data: ids, words and shares.</summary>
/// <param name="Id">The caller's opaque id, unique for the customer.</param>
/// <param name="Kind"><c>natural-person</c>, <c>legal-entity</c>, <c>unknown</c> or <c>dispersed</c>.</param>
/// <param name="Roles">What they are to the customer.</param>
/// <param name="Holds">What they hold.</param>
/// <param name="Standing">Where their own process is.</param>
[GenerateSerializer, Immutable, Alias("cg.PartyStanding")]
public sealed record PartyStanding(
    [property: Id(0)] string Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] IReadOnlyList<string> Roles,
    [property: Id(3)] IReadOnlyList<StatedHolding> Holds,
    [property: Id(4)] string Standing);

/// <summary>Who owns a legal entity, and what listed owners make of it, in ids and words.</summary>
/// <param name="Sentence">The whole in words.</param>
/// <param name="Owners">Ids of the beneficial owners.</param>
/// <param name="Missing">What has to be known or done before it is decided; empty once everything is.</param>
/// <param name="People">What was found of each person above it.</param>
/// <param name="Sanctions">What was found under each regime.</param>
[GenerateSerializer, Immutable, Alias("cg.OwnershipView")]
public sealed record OwnershipView(
    [property: Id(0)] string Sentence,
    [property: Id(1)] IReadOnlyList<string> Owners,
    [property: Id(2)] IReadOnlyList<string> Missing,
    [property: Id(3)] IReadOnlyList<OwnerView> People,
    [property: Id(4)] IReadOnlyList<SanctionedOwnershipView> Sanctions);

/// <summary>What was found of one person.</summary>
/// <param name="Id">Of the related party.</param>
/// <param name="Status"><c>owner</c>, <c>no-owner</c> or <c>undecided</c>.</param>
/// <param name="Shares">Their effective share, in words.</param>
/// <param name="Votes">Their effective votes, in words.</param>
/// <param name="Sentence">Why.</param>
/// <param name="Paths">The ways from them to the customer.</param>
[GenerateSerializer, Immutable, Alias("cg.OwnerView")]
public sealed record OwnerView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Status,
    [property: Id(2)] string Shares,
    [property: Id(3)] string Votes,
    [property: Id(4)] string Sentence,
    [property: Id(5)] IReadOnlyList<string> Paths);

/// <summary>What was found under one regime of sanctions.</summary>
/// <param name="Regime">The rule that says so.</param>
/// <param name="Status"><c>match</c>, <c>warning</c>, <c>undecided</c> or <c>no-listed-owner</c>.</param>
/// <param name="Sentence">In words, step by step.</param>
/// <param name="Listed">Ids of the listed holders.</param>
/// <param name="Paths">The ways from them to the customer.</param>
[GenerateSerializer, Immutable, Alias("cg.SanctionedOwnershipView")]
public sealed record SanctionedOwnershipView(
    [property: Id(0)] string Regime,
    [property: Id(1)] string Status,
    [property: Id(2)] string Sentence,
    [property: Id(3)] IReadOnlyList<string> Listed,
    [property: Id(4)] IReadOnlyList<string> Paths);
