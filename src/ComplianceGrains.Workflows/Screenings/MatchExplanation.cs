using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Screening;

namespace ComplianceGrains.Workflows.Screenings;

/// <summary>Why something matched, in words. Holds parts of the subject's name: sealed with the person's own values.</summary>
/// <param name="List">List id.</param>
/// <param name="EntryId">The list's own key.</param>
/// <param name="Name">The listed name.</param>
/// <param name="Parts">What contributed.</param>
public sealed record MatchExplanation(string List, string EntryId, string Name, IReadOnlyList<ExplanationPart> Parts)
{
    /// <summary>States a match's explanation.</summary>
    public static MatchExplanation Of(ListMatch match) => new(
        match.ListId, match.EntryId, match.Name,
        [.. match.Explanation.Select(part => new ExplanationPart(part.Part, ScoreText.Format(part.Contribution), part.Text))]);
}
