using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>A screening list has a new version, read in full and found good.</summary>
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
/// <param name="Source">Who uploaded it, by role, or its publisher's addresses without credentials and query; null if that was not recorded.</param>
/// <param name="FetchedAt">When its bytes came.</param>
[EarlierKind("list.version-accepted/1", "source", "fetchedAt=@occurredAt")]
[Kind("list.version-accepted/2", Audience.Staff, RecordClass.Programme)]
public sealed record ListVersionAccepted(
    string List, int Version, string Digest, IReadOnlyList<ListFileReference> Files,
    int Entries, int Names, int Added, int Changed, int Removed, Instant? PublishedAt, string? Source, Instant FetchedAt);
