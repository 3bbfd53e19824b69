using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Wallets;

/// <summary>What can be asked of a wallet-approval actor.</summary>
[GenerateSerializer, Alias("cg.WalletCommand")]
public abstract record WalletCommand;

/// <summary>A customer wants to use a wallet.</summary>
/// <param name="CustomerId">Whose it is; their opaque id.</param>
/// <param name="Chain">As stated, known to the address reader.</param>
/// <param name="Address">In its canonical form, valid on that chain.</param>
/// <param name="SelfHosted">Whether the customer alone holds the keys; false if a provider does.</param>
[GenerateSerializer, Immutable, Alias("cg.RequestWalletApproval")]
public sealed record RequestWalletApproval(
    [property: Id(0)] string CustomerId,
    [property: Id(1)] string Chain,
    [property: Id(2)] string Address,
    [property: Id(3)] bool SelfHosted) : WalletCommand;

/// <summary>The customer is to prove control of the wallet by what they are given now.</summary>
/// <param name="Method">How: <c>message-signature</c>, a message to sign.</param>
[GenerateSerializer, Immutable, Alias("cg.IssueOwnershipChallenge")]
public sealed record IssueOwnershipChallenge([property: Id(0)] string Method) : WalletCommand;

/// <summary>Somebody checked whether the customer controls the wallet, or the customer signed what they were to sign.</summary>
/// <param name="Method">E.g. <c>message-signature</c>; which ones count the rules say.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>; null with a signature, which is checked here.</param>
/// <param name="Provider">Who checked; null with a signature.</param>
/// <param name="Reference">Their reference; null with a signature.</param>
/// <param name="OccurredAt">When they checked; null = now.</param>
/// <param name="Nonce">The nonce of the message that was signed; null if somebody else checked.</param>
/// <param name="Signature">As the wallet gave it; null if somebody else checked.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordOwnershipProof")]
public sealed record RecordOwnershipProof(
    [property: Id(0)] string Method,
    [property: Id(1)] string? Result,
    [property: Id(2)] string? Provider,
    [property: Id(3)] string? Reference,
    [property: Id(4)] Instant? OccurredAt,
    [property: Id(5)] string? Nonce = null,
    [property: Id(6)] string? Signature = null) : WalletCommand;

/// <summary>A person decides a pending step.</summary>
/// <param name="Step">E.g. <c>manual-review</c>.</param>
/// <param name="Approved">Approve or reject.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.DecideWalletStep")]
public sealed record DecideWalletStep(
    [property: Id(0)] string Step,
    [property: Id(1)] bool Approved,
    [property: Id(2)] string Reason) : WalletCommand;

/// <summary>The customer asks that people who did not decide before look at a refusal.</summary>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.RequestWalletReview")]
public sealed record RequestWalletReview([property: Id(0)] string Reason) : WalletCommand;

/// <summary>The wallet is not to be used any more.</summary>
/// <param name="Reason">In the caller's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.RevokeWallet")]
public sealed record RevokeWallet([property: Id(0)] string Reason) : WalletCommand;
