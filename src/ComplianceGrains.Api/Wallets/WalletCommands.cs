using NodaTime;

namespace ComplianceGrains.Api.Wallets;

/// <summary>Body of <c>POST /v1/wallet-approvals</c>.</summary>
/// <param name="CustomerId">Whose wallet it is; the caller's opaque id.</param>
/// <param name="Chain">E.g. <c>bitcoin</c>, <c>ethereum</c>, <c>tron</c>.</param>
/// <param name="Address">As the customer gave it; sealed, never in an answer or a URL.</param>
/// <param name="SelfHosted">Whether the customer alone holds the keys; false if a provider does.</param>
public sealed record WalletRequestBody(string? CustomerId, string? Chain, string? Address, bool? SelfHosted);

/// <summary>Body of <c>POST /v1/wallet-approvals/{id}/ownership-proofs</c>.</summary>
/// <param name="Method">E.g. <c>message-signature</c>; which ones count the rules say.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who checked.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="OccurredAt">When; not in the future. Missing = now.</param>
public sealed record OwnershipProofBody(string? Method, string? Result, string? Provider, string? Reference, Instant? OccurredAt);
