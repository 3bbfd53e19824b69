using ComplianceGrains.Contracts.Actors;
using Orleans;

namespace ComplianceGrains.Contracts.Exceptions;

/// <summary>What an <c>open-exception</c> effect is about.</summary>
/// <param name="Kind">E.g. <c>possible-match</c>.</param>
/// <param name="SubjectKind">E.g. <c>customer</c>.</param>
/// <param name="SubjectId">Opaque id.</param>
/// <param name="BookingJurisdiction">Of the subject.</param>
/// <param name="Jurisdictions">Of the subject at this moment; the exception keeps them.</param>
/// <param name="Text">One sentence without personal data.</param>
/// <param name="Matches">For a possible match.</param>
/// <param name="Person">Whose keys seal what people write in it, e.g. <c>customer/7F3A</c>; null if the subject is the person.</param>
[GenerateSerializer, Immutable, Alias("cg.ExceptionCause")]
public sealed record ExceptionCause(
    [property: Id(0)] string Kind,
    [property: Id(1)] string SubjectKind,
    [property: Id(2)] string SubjectId,
    [property: Id(3)] string BookingJurisdiction,
    [property: Id(4)] IReadOnlyList<string> Jurisdictions,
    [property: Id(5)] string Text,
    [property: Id(6)] IReadOnlyList<MatchView> Matches,
    [property: Id(7)] string? Person = null) : EffectDetail;
