using ComplianceGrains.Contracts.Customers;

namespace ComplianceGrains.Workflows.Structures;

/// <summary>A related party of a legal entity as the entity hears of it: ids, words and shares, and nothing that says who they are.</summary>
/// <param name="Id">The caller's opaque id, unique for the customer.</param>
/// <param name="Kind">One of <see cref="PartyKinds"/>.</param>
/// <param name="Roles">Of <see cref="PartyRoles"/>.</param>
/// <param name="Holds">What they hold.</param>
/// <param name="JointWith">Ids of those with whom they act together.</param>
/// <param name="EntityKinds">What an entity is, in words of the catalogue's entity kinds.</param>
/// <param name="EachAtMost">Of dispersed holders: what one of them holds at most.</param>
/// <param name="Standing">One of <see cref="PartyStandings"/>.</param>
/// <param name="Band">The risk band that follows from them alone; null where nothing follows.</param>
/// <param name="Circumstances">What is known of them that bears upon risk, in the catalogue's words.</param>
public sealed record RelatedParty(
    string Id,
    string Kind,
    IReadOnlyList<string> Roles,
    IReadOnlyList<StatedHolding> Holds,
    IReadOnlyList<string> JointWith,
    IReadOnlyList<string> EntityKinds,
    string? EachAtMost,
    string Standing,
    string? Band,
    IReadOnlyList<string> Circumstances);
