using NodaTime;

namespace ComplianceGrains.Api.Rights;

/// <summary>Body of <c>POST /v1/customers/{id}/readings</c>: somebody wants to see a person's own values.</summary>
/// <param name="Purpose"><c>customer-due-diligence</c>, <c>exception</c>, <c>data-request</c>, <c>authority</c> or <c>audit</c>.</param>
/// <param name="Case">The exception or request that it is about; without one, <c>exception</c> and <c>data-request</c> want a reason.</param>
/// <param name="Fields">Which fields; left out, all.</param>
/// <param name="Reason">In the caller's words; required of auditors and where the purpose does not say why.</param>
public sealed record ReadingOrderBody(string? Purpose, string? Case = null, IReadOnlyList<string>? Fields = null, string? Reason = null);

/// <summary>A person's own values, as the packs let them be shown.</summary>
/// <param name="Customer">Whose.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Fields">What they gave, of what was asked for.</param>
public sealed record OpenedBody(string Customer, string Purpose, IReadOnlyList<ShownFieldBody> Fields);

/// <summary>A field of what a person gave.</summary>
/// <param name="Field">By the catalogue's name.</param>
/// <param name="Shown"><c>full</c>, <c>mask</c> (its last characters) or <c>hide</c>.</param>
/// <param name="Values">Its texts: several where several were given, the parts of an address in its order; none where it is hidden.</param>
/// <param name="Rule">Why it is not shown in full, e.g. <c>EU@5 minimisation.fields.nationalIdNumber</c>; null if it is.</param>
public sealed record ShownFieldBody(string Field, string Shown, IReadOnlyList<string> Values, string? Rule);

/// <summary>One reading that was recorded.</summary>
/// <param name="At">When.</param>
/// <param name="Principal">Who, as an opaque <c>prn-…</c>.</param>
/// <param name="Purpose">What for, e.g. <c>exception</c>; of what was written about a provider <c>counterparty-due-diligence</c>.</param>
/// <param name="Case">The exception or request that it was about, or null.</param>
/// <param name="Fields">Which fields; <c>texts</c> or <c>suppressions</c> where it was what the firm's people wrote.</param>
public sealed record ReadingBody(Instant At, string? Principal, string Purpose, string? Case, IReadOnlyList<string> Fields);
