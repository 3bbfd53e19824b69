using ComplianceGrains.Api.Exceptions;
using NodaTime;

namespace ComplianceGrains.Api.Suspicions;

/// <summary>Body of <c>POST /v1/suspicions/{id}/holds</c>: an order to keep records that must not become known.</summary>
/// <param name="Reason">In the officer's words; required, sealed.</param>
/// <param name="Issuer">Whose order it is, in the rules' words, e.g. <c>court</c>.</param>
/// <param name="Until">Its last day; without one it stands until two people lift it.</param>
public sealed record SuspicionHoldOrderBody(string? Reason, string? Issuer, LocalDate? Until = null);

/// <summary>Such an order in a response.</summary>
/// <param name="Id">Its number, e.g. <c>hold-1</c>.</param>
/// <param name="Issuer">Whose order it is.</param>
/// <param name="Status"><c>open</c>, <c>awaiting-second</c> (somebody asked that it be lifted) or <c>lifted</c>.</param>
/// <param name="PlacedAt">When it was recorded.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="LiftedAt">When it ended; null while it keeps.</param>
/// <param name="TooLateFor">Whose records it does not keep, because their destruction had begun when it came.</param>
public sealed record SuspicionHoldBody(string Id, string Issuer, string Status, Instant PlacedAt, LocalDate? Until, Instant? LiftedAt, IReadOnlyList<SubjectBody> TooLateFor);
