using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>What somebody is said to hold in a legal entity.</summary>
/// <param name="In"><c>customer</c>, or the id of a related party that is an entity.</param>
/// <param name="Share">Of the capital; null if it is not stated.</param>
/// <param name="Votes">Of the votes; null if they follow the shares.</param>
/// <param name="Control">Control by other means, in a word; null if there is none.</param>
[GenerateSerializer, Immutable, Alias("cg.StatedHolding")]
public sealed record StatedHolding(
    [property: Id(0)] string In,
    [property: Id(1)] StatedShare? Share,
    [property: Id(2)] StatedShare? Votes,
    [property: Id(3)] string? Control);

/// <summary>A share as it is stated: <c>12.5</c> is per cent, <c>1/3</c> a part of the whole. Both ends are the same where it is exact.</summary>
/// <param name="Min">At least.</param>
/// <param name="Max">At most.</param>
[GenerateSerializer, Immutable, Alias("cg.StatedShare")]
public sealed record StatedShare([property: Id(0)] string Min, [property: Id(1)] string Max);
