using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Lists;

/// <summary>A list version that was read in full and found good.</summary>
/// <param name="Digest">Digest over its files.</param>
/// <param name="Files">File name and SHA-256 of each part, stored as blobs.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Names">Number of names.</param>
/// <param name="Added">Entries that the version before did not have.</param>
/// <param name="Changed">Entries whose matching content changed.</param>
/// <param name="Removed">Entries that are gone.</param>
/// <param name="PublishedAt">As the file says, or null.</param>
/// <param name="Source">Who uploaded it, by role, or its publisher's addresses without credentials and query.</param>
/// <param name="FetchedAt">When its bytes came.</param>
[GenerateSerializer, Immutable, Alias("cg.AcceptListVersion")]
public sealed record AcceptListVersion(
    [property: Id(0)] string Digest,
    [property: Id(1)] IReadOnlyList<ListFileReference> Files,
    [property: Id(2)] int Entries,
    [property: Id(3)] int Names,
    [property: Id(4)] int Added,
    [property: Id(5)] int Changed,
    [property: Id(6)] int Removed,
    [property: Id(7)] Instant? PublishedAt,
    [property: Id(8)] string Source,
    [property: Id(9)] Instant FetchedAt);

/// <summary>One part of a list version.</summary>
/// <param name="Name">File name, which tells the part.</param>
/// <param name="Digest">SHA-256 in hex; where the bytes are.</param>
[GenerateSerializer, Immutable, Alias("cg.ListFileReference")]
public sealed record ListFileReference([property: Id(0)] string Name, [property: Id(1)] string Digest);
