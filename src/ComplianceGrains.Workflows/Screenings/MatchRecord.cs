using ComplianceGrains.Screening;

namespace ComplianceGrains.Workflows.Screenings;

/// <summary>A match without names: which entry, with which content, how strong.</summary>
/// <param name="List">List id.</param>
/// <param name="EntryId">The list's own key.</param>
/// <param name="EntryDigest">Digest of what of the entry matters for matching.</param>
/// <param name="Score">Decimal string, <c>0.930</c>.</param>
public sealed record MatchRecord(string List, string EntryId, string EntryDigest, string Score)
{
    /// <summary>This entry with this content. Another score does not make it another match.</summary>
    public string Identity => $"{List}:{EntryId}:{EntryDigest}";

    /// <summary>States a match.</summary>
    public static MatchRecord Of(ListMatch match) => new(match.ListId, match.EntryId, match.EntryDigest, ScoreText.Format(match.Score));
}
