using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>An order to keep records came.</summary>
/// <param name="Record">Full identity of what it is about: the customer or one of their exceptions.</param>
/// <param name="Issuer">Whose order it is, in the rules' words, e.g. <c>court</c>.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="Reason">In the caller's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.PlaceHold")]
public sealed record PlaceHold(
    [property: Id(0)] string Record,
    [property: Id(1)] string Issuer,
    [property: Id(2)] LocalDate? Until,
    [property: Id(3)] string Reason) : CustomerCommand;

/// <summary>The first person asks that a hold be lifted.</summary>
/// <param name="Record">What it was placed on.</param>
/// <param name="Hold">Its number, e.g. <c>hold-1</c>.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.AskHoldLifting")]
public sealed record AskHoldLifting(
    [property: Id(0)] string Record,
    [property: Id(1)] string Hold,
    [property: Id(2)] string Reason) : CustomerCommand;

/// <summary>The second person agrees that a hold be lifted, or does not.</summary>
/// <param name="Record">What it was placed on.</param>
/// <param name="Hold">Its number.</param>
/// <param name="Approved">Approve or reject.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.DecideHoldLifting")]
public sealed record DecideHoldLifting(
    [property: Id(0)] string Record,
    [property: Id(1)] string Hold,
    [property: Id(2)] bool Approved,
    [property: Id(3)] string Reason) : CustomerCommand;
