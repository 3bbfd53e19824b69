using ComplianceGrains.Contracts.Actors;
using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Exceptions;

/// <summary>An exception at one sequence.</summary>
/// <param name="Id">Derived from its cause, so that opening it twice is one exception.</param>
/// <param name="Kind">E.g. <c>possible-match</c>.</param>
/// <param name="SubjectKind">E.g. <c>customer</c>.</param>
/// <param name="SubjectId">The caller's opaque id of the subject.</param>
/// <param name="BookingJurisdiction">Whose receipt comes first.</param>
/// <param name="Jurisdictions">Inherited from the subject at opening.</param>
/// <param name="Status"><c>open</c>, <c>assigned</c>, <c>awaiting-second</c> or <c>closed</c>.</param>
/// <param name="Disposition">What was proposed or decided, or null.</param>
/// <param name="Owner">Opaque id of the person who works on it, or null.</param>
/// <param name="OwnerRole">The role that owns it now.</param>
/// <param name="Due">Until when; null once closed.</param>
/// <param name="Escalation">0-based step on the ladder.</param>
/// <param name="Matches">What was found, for a possible match.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="Decisions">Those of the command that is answered; the history is read by page.</param>
/// <param name="Text">Why it was raised, in a sentence without personal data; null in the answer to a command, and once it is erased.</param>
[GenerateSerializer, Immutable, Alias("cg.ExceptionView")]
public sealed record ExceptionView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] string SubjectKind,
    [property: Id(3)] string SubjectId,
    [property: Id(4)] string BookingJurisdiction,
    [property: Id(5)] IReadOnlyList<string> Jurisdictions,
    [property: Id(6)] string Status,
    [property: Id(7)] string? Disposition,
    [property: Id(8)] string? Owner,
    [property: Id(9)] string OwnerRole,
    [property: Id(10)] Instant? Due,
    [property: Id(11)] int Escalation,
    [property: Id(12)] IReadOnlyList<MatchView> Matches,
    [property: Id(13)] long Sequence,
    [property: Id(14)] IReadOnlyList<RecordedDecision> Decisions,
    [property: Id(15)] string? Text = null)
{
    /// <summary>Full identity of whom it is about: the customer of a wallet, of transfers or of a related party. Empty once it is erased.</summary>
    [Id(16)]
    public string Person { get; init; } = "";
}
