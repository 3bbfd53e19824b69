using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>Something that somebody wrote when they decided. Between silos it goes by the name that it had when exceptions alone showed theirs.</summary>
/// <param name="Sequence">The decision that it belongs to.</param>
/// <param name="Text">In their words; may hold personal data.</param>
[GenerateSerializer, Immutable, Alias("cg.ExceptionText")]
public sealed record WrittenText([property: Id(0)] long Sequence, [property: Id(1)] string Text);
