using Orleans;

namespace ComplianceGrains.Contracts.Actors;

/// <summary>Why a decision came out as it did.</summary>
/// <param name="Code">Stable, for programs, e.g. <c>identity-verified</c>.</param>
/// <param name="Rule">The rule that asks for it, e.g. <c>customerDueDiligence.steps</c>, or null.</param>
/// <param name="Pack">The pack that holds the rule, e.g. <c>EU@3</c>, or null.</param>
/// <param name="Text">One sentence without personal data.</param>
[GenerateSerializer, Immutable, Alias("cg.Reason")]
public sealed record Reason(
    [property: Id(0)] string Code,
    [property: Id(1)] string? Rule,
    [property: Id(2)] string? Pack,
    [property: Id(3)] string Text);
