using ComplianceGrains.Screening.Lists;

namespace ComplianceGrains.Screening;

/// <summary>One list entry that resembles the subject.</summary>
/// <param name="ListId">The list.</param>
/// <param name="EntryId">The list's own key of the entry.</param>
/// <param name="Name">The listed name that matched best, as published.</param>
/// <param name="Score">0 to 1 with three digits; write it with <see cref="ScoreText"/>.</param>
/// <param name="Explanation">What made the score, largest contribution first.</param>
public sealed record ListMatch(
    string ListId, string EntryId, string Name, decimal Score, IReadOnlyList<ScorePart> Explanation)
{
    /// <summary><see cref="Lists.EntryDigest"/> of the entry: a remembered disposition holds for this content only.</summary>
    public string EntryDigest { get; init; } = "";
}
