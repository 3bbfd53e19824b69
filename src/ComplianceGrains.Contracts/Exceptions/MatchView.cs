using Orleans;

namespace ComplianceGrains.Contracts.Exceptions;

/// <summary>One possible match with its explanation.</summary>
/// <param name="List">List id.</param>
/// <param name="EntryId">The list's own key.</param>
/// <param name="Name">The listed name that matched.</param>
/// <param name="Score">Decimal string with three digits, <c>0.930</c>.</param>
/// <param name="EntryDigest">Digest of what of the entry matters for matching; a disposition holds for exactly this content.</param>
/// <param name="Explanation">What contributed, in words.</param>
[GenerateSerializer, Immutable, Alias("cg.MatchView")]
public sealed record MatchView(
    [property: Id(0)] string List,
    [property: Id(1)] string EntryId,
    [property: Id(2)] string Name,
    [property: Id(3)] string Score,
    [property: Id(4)] string EntryDigest,
    [property: Id(5)] IReadOnlyList<ExplanationPart> Explanation);

/// <summary>One contribution to a score.</summary>
/// <param name="Part">What was compared.</param>
/// <param name="Contribution">Decimal string, signed.</param>
/// <param name="Text">In words.</param>
[GenerateSerializer, Immutable, Alias("cg.ExplanationPart")]
public sealed record ExplanationPart(
    [property: Id(0)] string Part,
    [property: Id(1)] string Contribution,
    [property: Id(2)] string Text);
