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

    public static void Check(this OwnershipProofBody body, Checks checks)
    {
        checks.Identifier("/method", body.Method);
        checks.OneOf("/result", body.Result, EvidenceResult.All);
        checks.Text("/provider", body.Provider, 100);
        checks.Text("/reference", body.Reference, 200);
        if (body.OccurredAt is { } at && at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/occurredAt", "implausible", "Give a time after 1970.");
    }
}
