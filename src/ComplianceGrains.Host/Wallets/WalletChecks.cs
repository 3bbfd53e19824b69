using ComplianceGrains.Api.Wallets;
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
        if (body.Signature is null)
            checks.OneOf("/result", body.Result, EvidenceResult.All);
        else
            CheckSigned(body, checks);
        checks.Text("/nonce", body.Nonce, 64);
        checks.Text("/signature", body.Signature, 4096);
        checks.Text("/provider", body.Provider, 100);
        checks.Text("/reference", body.Reference, 200);
        if (body.OccurredAt is { } at && at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/occurredAt", "implausible", "Give a time after 1970.");
    }

    /// <summary>Whoever sends a signature leaves it to us what it proves.</summary>
    private static void CheckSigned(OwnershipProofBody body, Checks checks)
    {
        if (string.IsNullOrEmpty(body.Nonce))
            checks.Fail("/nonce", "required", "Name the message that was signed.");
        foreach (var (pointer, isThere) in new[] { ("/result", body.Result is not null), ("/provider", body.Provider is not null), ("/reference", body.Reference is not null), ("/occurredAt", body.OccurredAt is not null) })
            if (isThere)
                checks.Fail(pointer, "not-with-a-signature", "Leave it out: a signature is checked here, now.");
    }
}
