namespace ComplianceGrains.Storage.Journals;

/// <summary>A decision as the journal holds it; members as in <see cref="NewDecision"/>.</summary>
/// <param name="Sequence">1-based number in the actor's own history.</param>
/// <param name="CommandId">The command that caused it.</param>
/// <param name="Kind">Name and schema version.</param>
/// <param name="RecordedAt">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="OccurredAt">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Reference">The public <c>ref</c>, or null.</param>
/// <param name="Logs">Where its entries are.</param>
/// <param name="Sealed">Compartments other than a person's own.</param>
public sealed record StoredDecision(
    long Sequence,
    string CommandId,
    string Kind,
    long RecordedAt,
    long OccurredAt,
    string? Reference,
    IReadOnlyList<LogPosition> Logs,
    IReadOnlyList<SealedCompartment> Sealed);
