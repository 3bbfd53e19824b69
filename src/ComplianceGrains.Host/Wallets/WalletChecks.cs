using System.Globalization;
using ComplianceGrains.Api.Wallets;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Host.Wallets;

/// <summary>What a body about a wallet must hold, whatever the rules say.</summary>
internal static class WalletChecks
{
    public static void Check(this WalletRequestBody body, Checks checks)
    {
        checks.Identifier("/customerId", body.CustomerId);
        checks.Required("/chain", body.Chain, 64);
        checks.Required("/address", body.Address, 256);
        if (body.SelfHosted is null)
            checks.Fail("/selfHosted", "required", "This field is required.");
    }

    public static void Check(this OwnershipChallengeRequestBody body, Checks checks) => checks.Identifier("/method", body.Method);

    public static void Check(this OwnershipProofBody body, Checks checks)
    {
        checks.Identifier("/method", body.Method);
        if (body.Signature is null && body.Transaction is null)
            checks.OneOf("/result", body.Result, EvidenceResult.All);
        else
            CheckAnswer(body, checks);
        checks.Text("/nonce", body.Nonce, 64);
        checks.Text("/signature", body.Signature, 4096);
        checks.Text("/provider", body.Provider, 100);
        checks.Text("/reference", body.Reference, 200);
        if (body.OccurredAt is { } at && at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/occurredAt", "implausible", "Give a time after 1970.");
    }

    /// <summary>What was seen; null if nothing was sent. Checked before.</summary>
    public static ProofTransaction? ToContract(this ProofTransactionBody? seen) =>
        seen is null ? null : new(seen.Hash!, seen.From!, decimal.Parse(seen.Amount!, CultureInfo.InvariantCulture), seen.Confirmations!.Value, seen.OccurredAt!.Value);

    /// <summary>Whoever sends a signature or a transaction leaves it to us what it proves.</summary>
    private static void CheckAnswer(OwnershipProofBody body, Checks checks)
    {
        if (string.IsNullOrEmpty(body.Nonce))
            checks.Fail("/nonce", "required", "Name what is answered.");
        if (body.Transaction is { } seen)
            Check(seen, body.Signature is not null, checks);
        foreach (var (pointer, isThere) in new[] { ("/result", body.Result is not null), ("/provider", body.Provider is not null), ("/reference", body.Reference is not null), ("/occurredAt", body.OccurredAt is not null) })
            if (isThere)
                checks.Fail(pointer, body.Transaction is null ? "not-with-a-signature" : "not-with-a-transaction", "Leave it out: what was asked for here is checked here, now.");
    }

    private static void Check(ProofTransactionBody seen, bool isSigned, Checks checks)
    {
        if (isSigned)
            checks.Fail("/signature", "not-with-a-transaction", "Send one answer: a signature or a transaction.");
        checks.Required("/transaction/hash", seen.Hash, 128);
        checks.Required("/transaction/from", seen.From, 256);
        checks.Amount("/transaction/amount", seen.Amount);
        if (seen.Confirmations is not >= 0)
            checks.Fail("/transaction/confirmations", "required", "Say how many confirmations it has.");
        if (seen.OccurredAt is not { } at || at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/transaction/occurredAt", "required", "Give the time of its block, after 1970.");
    }
}
