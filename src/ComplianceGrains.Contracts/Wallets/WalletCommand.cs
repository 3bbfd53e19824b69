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

/// <summary>Somebody checked whether the customer controls the wallet.</summary>
/// <param name="Method">E.g. <c>message-signature</c>; which ones count the rules say.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who checked.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="OccurredAt">When they checked; null = now.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordOwnershipProof")]
public sealed record RecordOwnershipProof(
    [property: Id(0)] string Method,
    [property: Id(1)] string Result,
    [property: Id(2)] string? Provider,
    [property: Id(3)] string? Reference,
    [property: Id(4)] Instant? OccurredAt) : WalletCommand;

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
