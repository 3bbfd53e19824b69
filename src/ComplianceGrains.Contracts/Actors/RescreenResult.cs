using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>What came of screening a subject again.</summary>
/// <param name="Screened">Whether there was anything to screen: not after its end, and not for an actor that is no subject.</param>
/// <param name="PossibleMatch">Whether something listed resembles the subject that nobody has decided about.</param>
[GenerateSerializer, Immutable, Alias("cg.RescreenResult")]
public sealed record RescreenResult([property: Id(0)] bool Screened, [property: Id(1)] bool PossibleMatch);
