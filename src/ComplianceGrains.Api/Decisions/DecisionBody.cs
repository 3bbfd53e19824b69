using NodaTime;

namespace ComplianceGrains.Api.Decisions;

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

/// <summary>Why a decision came out as it did.</summary>
/// <param name="Code">Stable, for programs, e.g. <c>identity-verified</c>.</param>
/// <param name="Rule">The rule that asks for it, e.g. <c>customerDueDiligence.steps</c>, or null.</param>
/// <param name="Pack">The pack that holds the rule, e.g. <c>EU@3</c>, or null.</param>
/// <param name="Text">One sentence without personal data.</param>
public sealed record Reason(string Code, string? Rule, string? Pack, string Text);

/// <summary>A version of a pack, by content.</summary>
/// <param name="Id">E.g. <c>EU</c>.</param>
/// <param name="Version">E.g. <c>3</c>.</param>
/// <param name="Digest">E.g. <c>sha256:…</c> in hex.</param>
public sealed record PackReference(string Id, string Version, string Digest);

/// <summary>What a caller keeps of a decision.</summary>
/// <param name="State"><c>recorded</c>: committed, on its way into the log; <c>included</c>: in the log; <c>anchored</c>: in the log, and somebody outside the firm, a time-stamping authority or a witness, has vouched for a head of it that is above the entry; <c>lost</c>: in the log, and a restore could not bring the decision back.</param>
/// <param name="Log">Log name.</param>
/// <param name="Seq">The actor's 0-based number in that log.</param>
/// <param name="Index">The entry's index once it is in the log.</param>
/// <param name="Note">The signed note of the recorded receipt, the same bytes whenever it is asked for; null for what nobody commanded, until it is in the log.</param>
public sealed record ReceiptBody(string State, string Log, long Seq, long? Index, string? Note);

/// <summary>That a decision is in the log.</summary>
/// <param name="Log">Log name.</param>
/// <param name="Index">The entry's index.</param>
/// <param name="Core">The entry itself; its leaf is computed from these bytes.</param>
/// <param name="Proof">C2SP tlog-proof: index, inclusion proof, signed checkpoint.</param>
/// <param name="Size">How many entries the checkpoint is over.</param>
/// <param name="Proven">Whether the proof, checked from its text with the log's public key, leads from the entry to the signed checkpoint.</param>
/// <param name="CheckedAt">When that was checked.</param>
/// <param name="TimeStamp">A time-stamp (RFC 3161) over the checkpoint as it stands at the end of the proof, base64; null if there is none. Cosignatures stand in the checkpoint itself.</param>
public sealed record ProofBody(string Log, long Index, string Core, string Proof, long Size, bool Proven, Instant CheckedAt, string? TimeStamp = null);
