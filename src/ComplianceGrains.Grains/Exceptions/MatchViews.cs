using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Workflows.Screenings;

namespace ComplianceGrains.Grains.Exceptions;

/// <summary>Puts matches and their explanations together again; the explanation is gone once the person's values are shredded.</summary>
internal static class MatchViews
{
    public static IReadOnlyList<MatchView> Of(IReadOnlyList<MatchRecord> matches, IReadOnlyList<MatchExplanation>? explanations) =>
        [.. matches.Select(match => Of(match, explanations?.FirstOrDefault(explanation => explanation.List == match.List && explanation.EntryId == match.EntryId)))];

    private static MatchView Of(MatchRecord match, MatchExplanation? explanation) =>
        new(match.List, match.EntryId, explanation?.Name ?? "", match.Score, match.EntryDigest, explanation?.Parts ?? []);
}
