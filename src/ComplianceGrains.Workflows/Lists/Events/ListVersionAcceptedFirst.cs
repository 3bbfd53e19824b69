using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>A screening list has a new version, as it was written before source and time of arrival were. Only read; <see cref="ListVersionAccepted"/> is written.</summary>
/// <param name="List">List id.</param>
/// <param name="Version">1-based.</param>
/// <param name="Digest">Over its files.</param>
/// <param name="Files">Its parts, by digest.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Names">Number of names.</param>
/// <param name="Added">Against the version before.</param>
/// <param name="Changed">Against the version before.</param>
/// <param name="Removed">Against the version before.</param>
/// <param name="PublishedAt">As the file says, or null.</param>
[Kind("list.version-accepted/1", Audience.Staff, RecordClass.Programme)]
public sealed record ListVersionAcceptedFirst(
    string List, int Version, string Digest, IReadOnlyList<ListFileReference> Files,
    int Entries, int Names, int Added, int Changed, int Removed, Instant? PublishedAt)
{
    /// <summary>The same in today's form.</summary>
    /// <param name="acceptedAt">When it was accepted: as it was read, at most seconds after it came.</param>
    public ListVersionAccepted Now(Instant acceptedAt) => new(List, Version, Digest, Files, Entries, Names, Added, Changed, Removed, PublishedAt, null, acceptedAt);
}
