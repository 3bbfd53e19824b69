using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Workflows.Exceptions.Events;

/// <summary>An exception came into being.</summary>
/// <param name="ExceptionKind">E.g. <c>possible-match</c>.</param>
/// <param name="SubjectKind">E.g. <c>customer</c>.</param>
/// <param name="SubjectId">The caller's opaque id of the subject.</param>
/// <param name="BookingJurisdiction">Of the subject.</param>
/// <param name="Ladder">Who holds it until when, rung by rung.</param>
/// <param name="Text">One sentence without personal data.</param>
/// <param name="Matches">For a possible match: entry, score and content, no names.</param>
/// <param name="Explanations">For a possible match: what matched and why, in words.</param>
/// <param name="Person">Whose keys seal what people write in it, e.g. <c>customer/7F3A</c>; null if the subject is the person.</param>
/// <param name="Excluded">Opaque ids of principals who must not decide about it; null if that is nobody.</param>
[EarlierKind("exception.opened/1", "person", "excluded")]
[EarlierKind("exception.opened/2", "excluded")]
[Kind("exception.opened/3", Audience.Staff, RecordClass.OfSubject)]
public sealed record ExceptionOpened(
    string ExceptionKind,
    string SubjectKind,
    string SubjectId,
    string BookingJurisdiction,
    IReadOnlyList<Rung> Ladder,
    string Text,
    IReadOnlyList<MatchRecord> Matches,
    [property: Field(Compartments.Person, DataClasses.Assessment)] IReadOnlyList<MatchExplanation>? Explanations,
    string? Person,
    [property: Field(Compartments.Staff, DataClasses.Staff)] IReadOnlyList<string>? Excluded = null);
