using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>Where a decision stands in one log: the material of a receipt, which the host signs.</summary>
/// <param name="Log">Log name.</param>
/// <param name="Seq">The actor's 0-based number in that log.</param>
[GenerateSerializer, Immutable, Alias("cg.EntryPosition")]
public sealed record EntryPosition(
    [property: Id(0)] string Log,
    [property: Id(1)] long Seq);
