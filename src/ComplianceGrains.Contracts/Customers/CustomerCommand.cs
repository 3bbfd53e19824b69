using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Customers;

/// <summary>What can be asked of a customer actor.</summary>
[GenerateSerializer, Alias("cg.CustomerCommand")]
public abstract record CustomerCommand;

/// <summary>A natural person applies.</summary>
/// <param name="BookingEntity">The firm's licensed entity that serves them.</param>
/// <param name="Data">What they gave.</param>
[GenerateSerializer, Immutable, Alias("cg.StartOnboarding")]
public sealed record StartOnboarding(
    [property: Id(0)] string BookingEntity,
    [property: Id(1)] PersonData Data) : CustomerCommand;

/// <summary>A legal entity applies. Who owns it is stated afterwards, party by party.</summary>
/// <param name="BookingEntity">The firm's licensed entity that serves it.</param>
/// <param name="Data">What was given of it.</param>
/// <param name="Holds">What it holds itself in entities that hold it.</param>
[GenerateSerializer, Immutable, Alias("cg.StartEntityOnboarding")]
public sealed record StartEntityOnboarding(
    [property: Id(0)] string BookingEntity,
    [property: Id(1)] EntityData Data,
    [property: Id(2)] IReadOnlyList<StatedHolding> Holds) : CustomerCommand;

/// <summary>A fact from outside.</summary>
/// <param name="Kind">E.g. <c>identity-verification</c>, <c>source-of-funds</c>.</param>
/// <param name="Result"><c>passed</c>, <c>failed</c> or <c>inconclusive</c>.</param>
/// <param name="Provider">Who found out.</param>
/// <param name="Reference">Their reference.</param>
/// <param name="OccurredAt">When they found out; null = now.</param>
/// <param name="DataJson">Whatever else they said, as compact JSON; sealed with the person's own values.</param>
[GenerateSerializer, Immutable, Alias("cg.RecordEvidence")]
public sealed record RecordEvidence(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Result,
    [property: Id(2)] string? Provider,
    [property: Id(3)] string? Reference,
    [property: Id(4)] Instant? OccurredAt,
    [property: Id(5)] string? DataJson) : CustomerCommand;

/// <summary>A person decides a pending step.</summary>
/// <param name="Step">E.g. <c>senior-approval</c>.</param>
/// <param name="Approved">Approve or reject.</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.DecideStep")]
public sealed record DecideStep(
    [property: Id(0)] string Step,
    [property: Id(1)] bool Approved,
    [property: Id(2)] string Reason) : CustomerCommand;

/// <summary>The relationship ends.</summary>
/// <param name="Reason">In the caller's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.Offboard")]
public sealed record Offboard([property: Id(0)] string Reason) : CustomerCommand;

/// <summary>A person restricts a customer: no wallet is usable and no transfer allowed.</summary>
/// <param name="Cause"><c>order</c> (of an authority or a court) or <c>measure</c> (the firm's own).</param>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.Restrict")]
public sealed record Restrict([property: Id(0)] string Cause, [property: Id(1)] string Reason) : CustomerCommand;

/// <summary>A person asks that a restriction is lifted; others agree.</summary>
/// <param name="Reason">In their words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.AskRestrictionLifting")]
public sealed record AskRestrictionLifting([property: Id(0)] string Reason) : CustomerCommand;

/// <summary>The applicant asks that people who did not decide before look at a refusal.</summary>
/// <param name="Reason">In the applicant's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.RequestReview")]
public sealed record RequestReview([property: Id(0)] string Reason) : CustomerCommand;

/// <summary>A person says that something happened for which the rules want the customer looked at before the review is due.</summary>
/// <param name="Event">In the catalogue's words, e.g. <c>legal-contact</c>.</param>
/// <param name="Reason">In the caller's words; required.</param>
[GenerateSerializer, Immutable, Alias("cg.OpenReview")]
public sealed record OpenReview([property: Id(0)] string Event, [property: Id(1)] string Reason) : CustomerCommand;
