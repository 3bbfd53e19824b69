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
/// <param name="Method">How: <c>message-signature</c>, a message to sign; <c>micro-transfer</c>, an amount to send.</param>
[GenerateSerializer, Immutable, Alias("cg.IssueOwnershipChallenge")]
public sealed record IssueOwnershipChallenge([property: Id(0)] string Method) : WalletCommand;

/// <summary>Somebody checked whether the customer controls the wallet, or the customer signed what they were to sign.</summary>
/// <param name="Method">E.g. <c>message-signature</c>; which ones count the rules say.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>; null with a signature or a transaction, which is checked here.</param>
/// <param name="Provider">Who checked; null with a signature or a transaction.</param>
/// <param name="Reference">Their reference; null with a signature or a transaction.</param>
/// <param name="OccurredAt">When they checked; null = now.</param>
/// <param name="Nonce">The nonce of what is answered; null if somebody else checked.</param>
/// <param name="Signature">As the wallet gave it; null if nothing was signed.</param>
/// <param name="Transaction">What was seen on the chain; null if nothing was sent.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordOwnershipProof")]
public sealed record RecordOwnershipProof(
    [property: Id(0)] string Method,
    [property: Id(1)] string? Result,
    [property: Id(2)] string? Provider,
    [property: Id(3)] string? Reference,
    [property: Id(4)] Instant? OccurredAt,
    [property: Id(5)] string? Nonce = null,
    [property: Id(6)] string? Signature = null,
    [property: Id(7)] ProofTransaction? Transaction = null) : WalletCommand
{
    /// <summary>Whether it answers what the customer was asked, and is checked here.</summary>
    public bool IsAnswer => Signature is not null || Transaction is not null;
}

/// <summary>A transaction by which the customer sent what they were asked to.</summary>
/// <param name="Hash">As the chain's explorers write it.</param>
/// <param name="From">Whose funds it moved.</param>
/// <param name="Amount">What arrived, in the main unit of the chain's own asset.</param>
/// <param name="Confirmations">How many it has.</param>
/// <param name="OccurredAt">When its block was made.</param>
[GenerateSerializer, Immutable, Alias("cg.ProofTransaction")]
public sealed record ProofTransaction(
    [property: Id(0)] string Hash,
    [property: Id(1)] string From,
    [property: Id(2)] decimal Amount,
    [property: Id(3)] int Confirmations,
    [property: Id(4)] Instant OccurredAt);

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
