using ComplianceGrains.Api.Exceptions;
using NodaTime;

namespace ComplianceGrains.Api.Holds;

/// <summary>Body of <c>POST …/holds</c>: an order to keep records.</summary>
/// <param name="Reason">In the caller's words; required.</param>
/// <param name="Issuer">Whose order it is, in the rules' words, e.g. <c>court</c>.</param>
/// <param name="Until">Its last day; without one it stands until two people lift it.</param>
/// <param name="Reveals">Whether it would reveal a suspicion; such a one is recorded under the suspicion instead.</param>
public sealed record HoldOrderBody(string? Reason, string? Issuer, LocalDate? Until = null, bool? Reveals = null);

/// <summary>An order to keep records in a response.</summary>
/// <param name="Id">Its number, e.g. <c>hold-1</c>.</param>
/// <param name="Record">What it was placed on. It keeps everything of the customer's.</param>
/// <param name="Issuer">Whose order it is.</param>
/// <param name="Status"><c>open</c>, <c>awaiting-second</c> (somebody asked that it be lifted) or <c>lifted</c>.</param>
/// <param name="PlacedAt">When it was recorded.</param>
/// <param name="Until">Its last day; null for one that people lift.</param>
/// <param name="LiftedAt">When it ended; null while it keeps.</param>
public sealed record HoldBody(string Id, SubjectBody Record, string Issuer, string Status, Instant PlacedAt, LocalDate? Until, Instant? LiftedAt);
