using ComplianceGrains.Api.Decisions;
using NodaTime;

namespace ComplianceGrains.Api.Exports;

/// <summary>Body of <c>POST /v1/exports</c>.</summary>
/// <param name="Jurisdiction">Whose log.</param>
/// <param name="From">Exclusive.</param>
/// <param name="To">Inclusive; past, in whole milliseconds.</param>
/// <param name="Kinds"><c>["*"]</c>: so far every export is whole.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what basis.</param>
/// <param name="HeldSizes">Sizes of signed checkpoints of the decisions log that the recipient holds and will pin; the package leads from each. May be left out.</param>
public sealed record ExportRequestBody(string? Jurisdiction, Instant? From, Instant? To, IReadOnlyList<string>? Kinds, string? Recipient, string? Purpose, string? LegalBasis,
    IReadOnlyList<long>? HeldSizes = null);

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
public sealed record ExportBody(
    string Id, string Status, string Jurisdiction, Instant From, Instant To, string Recipient, string Purpose, string LegalBasis, long Sequence, IReadOnlyList<DecisionBody> Decisions, ExportWaitBody? Waiting, string? Failure);

/// <summary>What an approved export waits for.</summary>
/// <param name="Code"><c>period</c>, <c>clock</c>, <c>unsigned</c> or <c>incident</c>.</param>
/// <param name="Reason">In a sentence.</param>
/// <param name="Until">When it can go on; null if that cannot be said.</param>
public sealed record ExportWaitBody(string Code, string Reason, Instant? Until);
