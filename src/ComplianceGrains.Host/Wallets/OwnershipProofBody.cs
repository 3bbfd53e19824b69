using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Customers;
using NodaTime;

namespace ComplianceGrains.Host.Wallets;

/// <summary>Body of <c>POST /v1/wallet-approvals/{id}/ownership-proofs</c>.</summary>
/// <param name="Method">E.g. <c>message-signature</c>; which ones count the rules say.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who checked.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="OccurredAt">When; not in the future. Missing = now.</param>
public sealed record OwnershipProofBody(string? Method, string? Result, string? Provider, string? Reference, Instant? OccurredAt)
{
    internal void Check(Checks checks)
    {
        checks.Identifier("/method", Method);
        checks.OneOf("/result", Result, EvidenceResult.All);
        checks.Text("/provider", Provider, 100);
        checks.Text("/reference", Reference, 200);
        if (OccurredAt is { } at && at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/occurredAt", "implausible", "Give a time after 1970.");
    }
}
