using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>A check of ownership failed, or gave no clear answer: a kind of its own, so that nobody counts it as a proof.</summary>
/// <param name="Method">How it was tried.</param>
/// <param name="Result"><c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who checked; null if it was checked here.</param>
/// <param name="Reference">Their reference; may name a transaction or the address. Of a signature the digest of the message, <c>sha256:</c> and hexadecimal.</param>
/// <param name="Nonce">Of the message that was to be signed; null if somebody else checked.</param>
/// <param name="Signed">The signature with what it is checked against, for whoever checks it again.</param>
[EarlierKind("wallet.ownership-not-proven/1", "nonce", "signed")]
[Kind("wallet.ownership-not-proven/2", Audience.Service, RecordClass.DueDiligence)]
public sealed record OwnershipNotProven(
    string Method,
    string Result,
    string? Provider,
    [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference,
    string? Nonce = null,
    [property: Field(Compartments.Person, DataClasses.Identity)] SignedRecord? Signed = null);
