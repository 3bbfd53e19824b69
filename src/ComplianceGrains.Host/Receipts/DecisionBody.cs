using ComplianceGrains.Contracts.Actors;
using NodaTime;

namespace ComplianceGrains.Host.Receipts;

/// <summary>A decision in a response.</summary>
/// <param name="Sequence">1-based number in the actor's own history.</param>
/// <param name="Kind">Name and schema version.</param>
/// <param name="Control">The control that ran, or null.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="RecordedAt">Our clock.</param>
/// <param name="OccurredAt">When it happened in the world.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Principal">Who, as an opaque <c>prn-…</c>.</param>
/// <param name="Pack">The booking jurisdiction's pack, or null if no rules were evaluated.</param>
/// <param name="Packs">All packs evaluated.</param>
/// <param name="Receipt">In the booking jurisdiction's log.</param>
/// <param name="Receipts">In all logs.</param>
public sealed record DecisionBody(
    long Sequence, string Kind, string? Control, string Outcome, Instant RecordedAt, Instant OccurredAt, IReadOnlyList<Reason> Reasons,
    string? Principal, PackReference? Pack, IReadOnlyList<PackReference> Packs, ReceiptBody? Receipt, IReadOnlyList<ReceiptBody> Receipts);
