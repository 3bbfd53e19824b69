using ComplianceGrains.Contracts.Actors;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>A customer at one sequence. Holds no personal data.</summary>
/// <param name="Id">The caller's opaque id.</param>
/// <param name="Status">Where the process is.</param>
/// <param name="Outcome">What was decided, or null.</param>
/// <param name="BookingJurisdiction">Whose receipt comes first.</param>
/// <param name="Jurisdictions">All that bind the customer.</param>
/// <param name="RulesDigest">Digest of the merged rules.</param>
/// <param name="Packs">The packs merged.</param>
/// <param name="RiskBand">Or null before rating.</param>
/// <param name="Pending">What must be done by somebody, until when.</param>
/// <param name="Exceptions">Ids of open exceptions.</param>
/// <param name="ReviewDue">Next periodic review, or null.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered; the history is read by page.</param>
[GenerateSerializer, Immutable, Alias("cg.CustomerView")]
public sealed record CustomerView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Status,
    [property: Id(2)] string? Outcome,
    [property: Id(3)] string BookingJurisdiction,
    [property: Id(4)] IReadOnlyList<string> Jurisdictions,
    [property: Id(5)] string RulesDigest,
    [property: Id(6)] IReadOnlyList<PackReference> Packs,
    [property: Id(7)] string? RiskBand,
    [property: Id(8)] IReadOnlyList<PendingStep> Pending,
    [property: Id(9)] IReadOnlyList<string> Exceptions,
    [property: Id(10)] Instant? ReviewDue,
    [property: Id(11)] long Sequence,
    [property: Id(12)] IReadOnlyList<RecordedDecision> Decisions)
{
    /// <summary>What has happened that clocks of retention start from.</summary>
    [Id(13)]
    public IReadOnlyList<ClockEvent> Clocks { get; init; } = [];
}

/// <summary>A business event that starts a clock of retention.</summary>
/// <param name="Name">As the packs' catalogue calls it, e.g. <c>relationship-ended</c>.</param>
/// <param name="At">When it last happened.</param>
[GenerateSerializer, Immutable, Alias("cg.ClockEvent")]
public sealed record ClockEvent([property: Id(0)] string Name, [property: Id(1)] Instant At);
