using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Exports;

/// <summary>Body of <c>POST /v1/exports</c>.</summary>
/// <param name="Jurisdiction">Whose log.</param>
/// <param name="From">Exclusive.</param>
/// <param name="To">Inclusive; past, in whole milliseconds.</param>
/// <param name="Kinds">Which decisions are opened: kinds (<c>wallet.refused/1</c>), kinds in every version (<c>wallet.refused</c>), all of an actor's (<c>wallet</c>), or <c>["*"]</c>.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what basis.</param>
/// <param name="HeldSizes">Sizes of signed checkpoints of the decisions log that the recipient holds and will pin; the package leads from each. May be left out.</param>
/// <param name="Actors">Whose decisions are opened, e.g. <c>customer/cust-1001</c> or <c>wallet/wal-…</c>. May be left out: all.</param>
/// <param name="RecipientKind">What the recipient is: <c>supervisor</c> if left out, <c>fiu</c>, <c>auditor</c> or <c>court</c>.</param>
/// <param name="FurtherJurisdictions">Whose logs are wanted in the same package. May be left out.</param>
/// <param name="Inquiry">The inquiry that it is to answer. May be left out.</param>
public sealed record ExportRequestBody(string? Jurisdiction, Instant? From, Instant? To, IReadOnlyList<string>? Kinds, string? Recipient, string? Purpose, string? LegalBasis,
    IReadOnlyList<long>? HeldSizes = null, IReadOnlyList<string>? Actors = null, string? RecipientKind = null, IReadOnlyList<string>? FurtherJurisdictions = null, string? Inquiry = null);

/// <summary>An export in a response.</summary>
/// <param name="Id">Export id.</param>
/// <param name="Status"><c>requested</c>, <c>approved</c>, <c>producing</c>, <c>ready</c>, <c>rejected</c> or <c>failed</c>.</param>
/// <param name="Jurisdiction">Whose log.</param>
/// <param name="From">Exclusive.</param>
/// <param name="To">Inclusive.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what basis.</param>
/// <param name="Sequence">Number of decisions; the ETag.</param>
/// <param name="Decisions">The history.</param>
/// <param name="Waiting">What an approved export waits for, or null.</param>
/// <param name="Failure">Why no package can be made: which stored value is damaged. Null unless <c>failed</c>, and for whoever only receives exports.</param>
/// <param name="RecipientKind"><c>supervisor</c>, <c>fiu</c>, <c>auditor</c> or <c>court</c>.</param>
/// <param name="FurtherJurisdictions">Whose logs are in the same package.</param>
/// <param name="Kinds">The kinds whose decisions are opened, or <c>["*"]</c>.</param>
/// <param name="Actors">The actors whose decisions are opened; null for all.</param>
/// <param name="Inquiry">The inquiry that it is to answer, or null; null for whoever only receives exports.</param>
public sealed record ExportBody(
    string Id, string Status, string Jurisdiction, Instant From, Instant To, string Recipient, string Purpose, string LegalBasis, long Sequence, IReadOnlyList<DecisionBody> Decisions, ExportWaitBody? Waiting, string? Failure,
    string RecipientKind, IReadOnlyList<string> FurtherJurisdictions, IReadOnlyList<string> Kinds, IReadOnlyList<string>? Actors, string? Inquiry = null);

/// <summary>What an approved export waits for.</summary>
/// <param name="Code"><c>period</c>, <c>clock</c>, <c>unsigned</c> or <c>incident</c>.</param>
/// <param name="Reason">In a sentence.</param>
/// <param name="Until">When it can go on; null if that cannot be said.</param>
public sealed record ExportWaitBody(string Code, string Reason, Instant? Until);

/// <summary>A sample of what a package opens.</summary>
/// <param name="Export">The export's id.</param>
/// <param name="Jurisdiction">Whose log it is drawn from.</param>
/// <param name="Log">The log's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Kind">Only of this kind was drawn, or null.</param>
/// <param name="Population">From how many entries was drawn.</param>
/// <param name="Items">In the order in which they are drawn.</param>
public sealed record SampleBody(string Export, string Jurisdiction, string Log, string Seed, string? Kind, long Population, IReadOnlyList<SampledEntry> Items);

/// <summary>A drawn entry, as its core in the package says.</summary>
/// <param name="Index">Its place in the log.</param>
/// <param name="Kind">The kind of decision.</param>
/// <param name="Actor">The actor's pseudonym in this log.</param>
/// <param name="Seq">Its number among the actor's entries in this log.</param>
/// <param name="RecordedAt">When it was logged.</param>
public sealed record SampledEntry(long Index, string Kind, string Actor, long Seq, Instant RecordedAt);
