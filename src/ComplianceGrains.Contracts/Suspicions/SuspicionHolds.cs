using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Suspicions;

/// <summary>An order to keep records came that must not become known outside the unit.</summary>
/// <param name="Issuer">Whose order it is, in the rules' words, e.g. <c>court</c>.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="Reason">In the officer's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.PlaceSuspicionHold")]
public sealed record PlaceSuspicionHold([property: Id(0)] string Issuer, [property: Id(1)] LocalDate? Until, [property: Id(2)] string Reason) : SuspicionCommand;

/// <summary>The first person asks that such an order be lifted.</summary>
/// <param name="Hold">Its number, e.g. <c>hold-1</c>.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.AskSuspicionHoldLifting")]
public sealed record AskSuspicionHoldLifting([property: Id(0)] string Hold, [property: Id(1)] string Reason) : SuspicionCommand;

/// <summary>The second person agrees that such an order be lifted, or does not.</summary>
/// <param name="Hold">Its number.</param>
/// <param name="Approved">Approve or reject.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.DecideSuspicionHoldLifting")]
public sealed record DecideSuspicionHoldLifting([property: Id(0)] string Hold, [property: Id(1)] bool Approved, [property: Id(2)] string Reason) : SuspicionCommand;

/// <summary>Such an order, for whoever works on suspicions.</summary>
/// <param name="Id">Its number, e.g. <c>hold-1</c>.</param>
/// <param name="Issuer">Whose order it is.</param>
/// <param name="PlacedAt">When it was recorded.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="AskedBy">Who asked that it be lifted; opaque id, or null.</param>
/// <param name="LiftedAt">When it ended; null while it keeps.</param>
/// <param name="TooLateFor">Full identities of those whose destruction had begun when it came.</param>
[GenerateSerializer, Immutable, Alias("cg.SuspicionHoldView")]
public sealed record SuspicionHoldView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Issuer,
    [property: Id(2)] Instant PlacedAt,
    [property: Id(3)] LocalDate? Until,
    [property: Id(4)] string? AskedBy,
    [property: Id(5)] Instant? LiftedAt,
    [property: Id(6)] IReadOnlyList<string> TooLateFor);
