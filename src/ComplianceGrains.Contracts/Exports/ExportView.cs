using ComplianceGrains.Contracts.Actors;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Exports;

/// <summary>An export at one sequence.</summary>
/// <param name="Id">Export id.</param>
/// <param name="Status"><c>requested</c>, <c>approved</c>, <c>producing</c>, <c>ready</c>, <c>rejected</c> or <c>failed</c>.</param>
/// <param name="Jurisdiction">Whose logs.</param>
/// <param name="From">Exclusive.</param>
/// <param name="To">Inclusive.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what basis.</param>
/// <param name="Package">SHA-256 of the sealed package's blob once ready, or null.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered; the history is read by page.</param>
/// <param name="Waiting">What an approved export waits for now; null if nothing is to be said, or somebody is to decide.</param>
/// <param name="Failure">Why no package can be made, or null.</param>
/// <param name="RecipientKind">What the recipient is: one of <see cref="RecipientKinds"/>.</param>
/// <param name="FurtherJurisdictions">Whose logs are in the same package, besides.</param>
/// <param name="Kinds">The kinds whose decisions are opened; null for all.</param>
/// <param name="Actors">The actors whose decisions are opened; null for all.</param>
/// <param name="Inquiry">The inquiry that it is to answer, or null.</param>
/// <param name="FetchedAt">When its package was fetched last, or null.</param>
[GenerateSerializer, Immutable, Alias("cg.ExportView")]
public sealed record ExportView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Status,
    [property: Id(2)] string Jurisdiction,
    [property: Id(3)] Instant From,
    [property: Id(4)] Instant To,
    [property: Id(5)] string Recipient,
    [property: Id(6)] string Purpose,
    [property: Id(7)] string LegalBasis,
    [property: Id(8)] string? Package,
    [property: Id(9)] long Sequence,
    [property: Id(10)] IReadOnlyList<RecordedDecision> Decisions,
    [property: Id(11)] ExportWait? Waiting = null,
    [property: Id(12)] string? Failure = null,
    [property: Id(13)] string RecipientKind = RecipientKinds.Supervisor,
    [property: Id(14)] IReadOnlyList<string>? FurtherJurisdictions = null,
    [property: Id(15)] IReadOnlyList<string>? Kinds = null,
    [property: Id(16)] IReadOnlyList<string>? Actors = null,
    [property: Id(17)] string? Inquiry = null,
    [property: Id(18)] Instant? FetchedAt = null)
{
    /// <summary>Everybody whose logs are in it: who may not act for each of them does not see it.</summary>
    public IReadOnlyList<string> Jurisdictions() => [Jurisdiction, .. FurtherJurisdictions ?? []];
}
