using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Wallets;

/// <summary>A message that the customer is to sign, or an amount that they are to send. Names the address: it is for whoever brought it and for nobody else.</summary>
/// <param name="Nonce">Which one it is.</param>
/// <param name="Account">CAIP-10: the chain and the address whose key is to sign, or where the amount is to come from.</param>
/// <param name="Message">Character by character.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Expires">From when an answer to it proves nothing any more.</param>
/// <param name="Amount">What is to be sent, in the main unit of the chain's own asset; null of a message to sign.</param>
[GenerateSerializer, Immutable, Alias("cg.OwnershipChallenge")]
public sealed record OwnershipChallenge(
    [property: Id(0)] string Nonce,
    [property: Id(1)] string Account,
    [property: Id(2)] string Message,
    [property: Id(3)] Instant IssuedAt,
    [property: Id(4)] Instant Expires,
    [property: Id(5)] decimal? Amount = null);
