using System.Text.Json;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Customers;
using NodaTime;

namespace ComplianceGrains.Host.Customers;

/// <summary>Body of <c>POST /v1/customers/{id}/evidence</c>: a fact from outside.</summary>
/// <param name="Kind">E.g. <c>identity-verification</c>, <c>source-of-funds</c>, <c>document</c>.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who found out.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="OccurredAt">When; not in the future. Missing = now.</param>
/// <param name="Data">Whatever else they said; sealed, never interpreted.</param>
public sealed record EvidenceBody(string? Kind, string? Result, string? Provider, string? Reference, Instant? OccurredAt, JsonElement? Data)
{
    internal void Check(Checks checks)
    {
        checks.Identifier("/kind", Kind);
        checks.OneOf("/result", Result, EvidenceResult.All);
        checks.Text("/provider", Provider, 100);
        checks.Text("/reference", Reference, 200);
        if (OccurredAt is { } at && at < Instant.FromUtc(1970, 1, 1, 0, 0))
            checks.Fail("/occurredAt", "implausible", "Give a time after 1970.");
        if (Data is { } data && data.ValueKind != JsonValueKind.Object)
            checks.Fail("/data", "not-an-object", "Send a JSON object.");
        else if (Data?.GetRawText().Length > 65_536)
            checks.Fail("/data", "too-long", "Send at most 64 KiB; larger things are files.");
    }
}
