using ComplianceGrains.Contracts.Actors;
using Orleans;

namespace ComplianceGrains.Contracts.Exceptions;

/// <summary>What an <c>exception-answered</c> effect tells the subject.</summary>
/// <param name="ExceptionId">Which exception.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Disposition">What two people decided, or <c>resolved</c> when the cause went away by itself.</param>
/// <param name="Matches">What the disposition is about.</param>
[GenerateSerializer, Immutable, Alias("cg.ExceptionAnswer")]
public sealed record ExceptionAnswer(
    [property: Id(0)] string ExceptionId,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Disposition,
    [property: Id(3)] IReadOnlyList<MatchView> Matches) : EffectDetail;
