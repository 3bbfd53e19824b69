using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>An effect by reference; the receiver opens the decision that it names.</summary>
/// <param name="CommandId">The receiver's command id, the same at every delivery.</param>
/// <param name="Source">Full identity of the actor that decided.</param>
/// <param name="Sequence">Its decision.</param>
/// <param name="Number">0-based among that decision's effects.</param>
/// <param name="Kind">What the receiver is told, e.g. <c>open-exception</c>.</param>
[GenerateSerializer, Immutable, Alias("cg.EffectNotice")]
public sealed record EffectNotice(
    [property: Id(0)] string CommandId,
    [property: Id(1)] string Source,
    [property: Id(2)] long Sequence,
    [property: Id(3)] int Number,
    [property: Id(4)] string Kind);
