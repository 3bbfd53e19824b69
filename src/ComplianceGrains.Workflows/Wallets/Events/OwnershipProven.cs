using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Wallets.Events;

/// <summary>The customer has shown that they control the wallet.</summary>
/// <param name="Method">How, e.g. <c>message-signature</c>.</param>
/// <param name="Provider">Who checked; null if it was checked here.</param>
/// <param name="Reference">Their reference; may name a transaction or the address. Of a signature the digest of the message, <c>sha256:</c> and hexadecimal.</param>
/// <param name="Nonce">Of the message that was signed; null if somebody else checked.</param>
/// <param name="Signed">The signature with what it is checked against, for whoever checks it again.</param>
[EarlierKind("wallet.ownership-proven/1", "nonce", "signed")]
[Kind("wallet.ownership-proven/2", Audience.Service, RecordClass.DueDiligence)]
public sealed record OwnershipProven(
    string Method,
    string? Provider,
    [property: Field(Compartments.Person, DataClasses.Assessment)] string? Reference,
    string? Nonce = null,
    [property: Field(Compartments.Person, DataClasses.Identity)] SignedRecord? Signed = null);

/// <summary>A signature with everything that it is checked against, or a transaction, which the wallet's key signed for its chain.</summary>
/// <param name="Scheme">E.g. <c>eip191</c>.</param>
/// <param name="Account">CAIP-10.</param>
/// <param name="Message">The text, character by character: what was to be signed, or to be sent.</param>
/// <param name="Signature">As the wallet gave it; of a transaction what was seen of it on the chain.</param>
public sealed record SignedRecord(string? Scheme, string Account, string Message, string Signature);
