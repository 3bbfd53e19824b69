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

    /// <summary>Orders to keep the records, open and lifted, in the order in which they came.</summary>
    [Id(14)]
    public IReadOnlyList<HoldView> Holds { get; init; } = [];

    /// <summary>The records are destroyed or about to be, and nothing stops it any more.</summary>
    [Id(15)]
    public bool IsBeingDestroyed { get; init; }

    /// <summary>What the person asked for about their data, in the order in which it came.</summary>
    [Id(16)]
    public IReadOnlyList<DataRequestView> DataRequests { get; init; } = [];

    /// <summary>Whether it is a legal entity; a natural person else.</summary>
    [Id(17)]
    public bool IsLegalEntity { get; init; }

    /// <summary>The related parties as the customer has heard of them, in the order of their ids.</summary>
    [Id(18)]
    public IReadOnlyList<PartyStanding> Parties { get; init; } = [];

    /// <summary>Who owns it, as far as is known; null for a natural person.</summary>
    [Id(19)]
    public OwnershipView? Ownership { get; init; }

    /// <summary>Whether what the person gave was put right.</summary>
    [Id(20)]
    public bool IsCorrected { get; init; }

    /// <summary>What people found out about the customer, in the catalogue's words; what was declared is not among it.</summary>
    [Id(21)]
    public IReadOnlyList<string> Circumstances { get; init; } = [];

    /// <summary>What it rests on that people restricted the customer, <c>order</c> or <c>measure</c>; null if nobody has, or it is lifted.</summary>
    [Id(22)]
    public string? Restriction { get; init; }
}

/// <summary>An order to keep records.</summary>
/// <param name="Id">Its number, e.g. <c>hold-1</c>.</param>
/// <param name="Record">Full identity of what it was placed on.</param>
/// <param name="Issuer">Whose order it is.</param>
/// <param name="PlacedAt">When.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="AskedBy">Who asked that it be lifted; opaque id, or null.</param>
/// <param name="LiftedAt">When it ended; null while it keeps.</param>
[GenerateSerializer, Immutable, Alias("cg.HoldView")]
public sealed record HoldView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Record,
    [property: Id(2)] string Issuer,
    [property: Id(3)] Instant PlacedAt,
    [property: Id(4)] LocalDate? Until,
    [property: Id(5)] string? AskedBy,
    [property: Id(6)] Instant? LiftedAt);

/// <summary>A business event that starts a clock of retention.</summary>
/// <param name="Name">As the packs' catalogue calls it, e.g. <c>relationship-ended</c>.</param>
/// <param name="At">When it last happened.</param>
[GenerateSerializer, Immutable, Alias("cg.ClockEvent")]
public sealed record ClockEvent([property: Id(0)] string Name, [property: Id(1)] Instant At);
