using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>One decision of a history, as callers see it.</summary>
/// <param name="Sequence">1-based number in the actor's own history.</param>
/// <param name="Kind">Name and schema version.</param>
/// <param name="Control">The control that ran, or null.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="RecordedAt">Our clock.</param>
/// <param name="OccurredAt">When it happened in the world.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Principal">Who, as an opaque <c>prn-…</c>.</param>
/// <param name="Rules">The packs evaluated, of all bound jurisdictions.</param>
/// <param name="Entries">Where it stands in the logs, the booking jurisdiction's first.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordedDecision")]
public sealed record RecordedDecision(
    [property: Id(0)] long Sequence,
    [property: Id(1)] string Kind,
    [property: Id(2)] string? Control,
    [property: Id(3)] string Outcome,
    [property: Id(4)] Instant RecordedAt,
    [property: Id(5)] Instant OccurredAt,
    [property: Id(6)] IReadOnlyList<Reason> Reasons,
    [property: Id(7)] string? Principal,
    [property: Id(8)] IReadOnlyList<PackReference> Rules,
    [property: Id(9)] IReadOnlyList<EntryPosition> Entries);
