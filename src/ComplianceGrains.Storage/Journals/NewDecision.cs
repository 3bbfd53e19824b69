namespace ComplianceGrains.Storage.Journals;

/// <summary>One decision of a verdict.</summary>
/// <param name="Sequence">1-based number in the actor's own history.</param>
/// <param name="Kind">Name and schema version, e.g. <c>customer.activated/1</c>.</param>
/// <param name="RecordedAt">Our own clock, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="OccurredAt">When it happened in the world, same unit; equals <paramref name="RecordedAt"/> unless somebody said otherwise.</param>
/// <param name="Reference">The entry's public <c>ref</c> as canonical JSON, or null; never personal data.</param>
/// <param name="Sealed">The encrypted compartments, stored once for all logs.</param>
/// <param name="Drafts">One for each log that gets an entry, byte for byte as receipts sign them.</param>
public sealed record NewDecision(
    long Sequence,
    string Kind,
    long RecordedAt,
    long OccurredAt,
    string? Reference,
    IReadOnlyList<SealedCompartment> Sealed,
    IReadOnlyList<NewDraft> Drafts);
