using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Wallets;

/// <summary>A message that the customer is to sign. Names the address: it is for whoever brought it and for nobody else.</summary>
/// <param name="Nonce">Which one it is.</param>
/// <param name="Account">CAIP-10: the chain and the address whose key is to sign.</param>
/// <param name="Message">Character by character.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Expires">From when a signature of it proves nothing any more.</param>
[GenerateSerializer, Immutable, Alias("cg.OwnershipChallenge")]
public sealed record OwnershipChallenge(
    [property: Id(0)] string Nonce,
    [property: Id(1)] string Account,
    [property: Id(2)] string Message,
    [property: Id(3)] Instant IssuedAt,
    [property: Id(4)] Instant Expires);
