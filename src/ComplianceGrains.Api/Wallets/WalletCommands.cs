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
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>; left out with a signature or a transaction, which is checked here.</param>
/// <param name="Provider">Who checked; left out with a signature or a transaction.</param>
/// <param name="Reference">Their reference; left out with a signature or a transaction.</param>
/// <param name="OccurredAt">When; not in the future. Missing = now. Left out with a signature or a transaction.</param>
/// <param name="Nonce">With a signature or a transaction: what it answers.</param>
/// <param name="Signature">As the wallet gave it: <c>0x</c> and hexadecimal on a chain with Ethereum's addresses, base64 on Bitcoin, base58 on Solana.</param>
/// <param name="Transaction">What was seen on the chain, with <c>micro-transfer</c>.</param>
public sealed record OwnershipProofBody(
    string? Method, string? Result, string? Provider, string? Reference, Instant? OccurredAt, string? Nonce = null, string? Signature = null, ProofTransactionBody? Transaction = null);

/// <summary>A transaction by which the customer sent what they were asked to. Sealed.</summary>
/// <param name="Hash">As the chain's explorers write it.</param>
/// <param name="From">Whose funds it moved; where it spends several inputs, any one of them.</param>
/// <param name="Amount">What arrived at the firm's address, in the main unit of the chain's own asset, as text; change does not count.</param>
/// <param name="Confirmations">How many it has by now.</param>
/// <param name="OccurredAt">When its block was made; not in the future.</param>
public sealed record ProofTransactionBody(string? Hash, string? From, string? Amount, int? Confirmations, Instant? OccurredAt);

/// <summary>Body of <c>POST /v1/wallet-approvals/{id}/ownership-challenges</c>.</summary>
/// <param name="Method">How the customer will prove it: <c>message-signature</c> or <c>micro-transfer</c>.</param>
public sealed record OwnershipChallengeRequestBody(string? Method);

/// <summary>A message that the customer is to sign with the key of the address, or an amount that they are to send from it. Names the address.</summary>
/// <param name="Nonce">Which one it is; goes back with the answer.</param>
/// <param name="Account">CAIP-10: the chain and the address whose key is to sign, or that is to send.</param>
/// <param name="Message">The text, character by character: the fields of CAIP-122 in the order of EIP-4361, or what is asked for, a line a field.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Expires">From when an answer to it proves nothing any more.</param>
/// <param name="Amount">What is to be sent, exactly, in the main unit of the chain's own asset; left out of a message to sign.</param>
public sealed record OwnershipChallengeBody(string Nonce, string Account, string Message, Instant IssuedAt, Instant Expires, string? Amount = null);
