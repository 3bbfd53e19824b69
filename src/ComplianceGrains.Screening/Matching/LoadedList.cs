using NodaTime;

namespace ComplianceGrains.Screening.Matching;

/// <summary>A list in use.</summary>
/// <param name="Index">Its content, ready to be searched.</param>
/// <param name="ConfirmedAt">When that content was last known to be current; freshness counts from here.</param>
public sealed record LoadedList(ListIndex Index, Instant ConfirmedAt)
{
    /// <summary>The state to show and record, at one instant.</summary>
    public ListState StateAt(Instant now) => new(Index.ListId, Index.Digest, Index.PublishedAt, ConfirmedAt, now - ConfirmedAt);
}
