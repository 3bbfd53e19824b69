using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>How an actor stands to the lists.</summary>
/// <param name="IsLive">Whether there may be anything to screen: not after its end, and not for an actor that is no subject; an actor that cannot be read may be anything.</param>
/// <param name="PossibleMatch">Whether something listed resembles it that nobody has decided about.</param>
/// <param name="Bound">The jurisdictions that bind it; null if that cannot be told.</param>
[GenerateSerializer, Immutable, Alias("cg.SubjectStanding")]
public sealed record SubjectStanding([property: Id(0)] bool IsLive, [property: Id(1)] bool PossibleMatch, [property: Id(2)] IReadOnlyList<string>? Bound = null);
