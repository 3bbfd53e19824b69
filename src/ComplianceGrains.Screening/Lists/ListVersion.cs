using NodaTime;

namespace ComplianceGrains.Screening.Lists;

/// <summary>What is recorded when a version of a list is accepted.</summary>
/// <param name="ListId">The list.</param>
/// <param name="Digest">Digest of its files.</param>
/// <param name="Source">Where it came from: a URL, or who uploaded it.</param>
/// <param name="PublishedAt">What the publisher says.</param>
/// <param name="FetchedAt">When we got it.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Names">Number of names.</param>
/// <param name="Delta">Against the version before.</param>
public sealed record ListVersion(
    string ListId, string Digest, string Source, Instant? PublishedAt, Instant FetchedAt, int Entries, int Names, ListDelta Delta)
{
    /// <summary>Describes a new content that follows an old one, if any.</summary>
    public static ListVersion Of(ListContent? old, ListContent content, string source, Instant fetchedAt) =>
        new(content.ListId, content.Digest, source, content.PublishedAt, fetchedAt, content.Entries.Count, content.NameCount, ListDelta.Between(old, content));
}
