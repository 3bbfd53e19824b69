using NodaTime;

namespace ComplianceGrains.Screening.Lists;

/// <summary>One whole, valid version of a list. There is no partial list: an import gives all of it or errors.</summary>
/// <param name="ListId">The list, e.g. <c>ofac-sdn</c>.</param>
/// <param name="Digest"><c>sha256:</c> and 64 hex digits: SHA-256 of the lines <c>&lt;hex&gt;  &lt;file name&gt;\n</c>, sorted by name.</param>
/// <param name="PublishedAt">When the publisher says it was made, if the format carries it.</param>
/// <param name="Files">The files it was read from.</param>
/// <param name="Entries">In the order of the file.</param>
public sealed record ListContent(
    string ListId, string Digest, Instant? PublishedAt, IReadOnlyList<ListFile> Files, IReadOnlyList<ListEntry> Entries)
{
    /// <summary>Number of names over all entries, weak and native ones included.</summary>
    public int NameCount => Entries.Sum(entry => entry.Names.Count);
}
