using ComplianceGrains.Contracts.Exceptions;

namespace ComplianceGrains.Workflows.Screenings;

/// <summary>Puts matches and their explanations together again; the explanation is gone once the person's values are shredded.</summary>
public static class MatchViews
{
    /// <summary>What callers see of matches.</summary>
    public static IReadOnlyList<MatchView> Of(IReadOnlyList<MatchRecord> matches, IReadOnlyList<MatchExplanation>? explanations) =>
        [.. matches.Select(match => Of(match, explanations?.FirstOrDefault(explanation => explanation.List == match.List && explanation.EntryId == match.EntryId)))];

    private static MatchView Of(MatchRecord match, MatchExplanation? explanation) =>
        new(match.List, match.EntryId, explanation?.Name ?? "", match.Score, match.EntryDigest, explanation?.Parts ?? []);
}
