using System.Text.Json;
using NodaTime;

namespace ComplianceGrains.Api.Customers;

/// <summary>Body of <c>POST /v1/customers/{id}/evidence</c>: a fact from outside.</summary>
/// <param name="Kind">E.g. <c>identity-verification</c>, <c>source-of-funds</c>, <c>document</c>.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who found out.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="OccurredAt">When; not in the future. Missing = now.</param>
/// <param name="Data">Whatever else they said; sealed, never interpreted.</param>
public sealed record EvidenceBody(string? Kind, string? Result, string? Provider, string? Reference, Instant? OccurredAt, JsonElement? Data);
