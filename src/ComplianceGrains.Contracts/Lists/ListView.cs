using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Lists;

/// <summary>A screening list at one sequence.</summary>
/// <param name="Id">E.g. <c>ofac-sdn</c>.</param>
/// <param name="Version">1-based number of accepted versions.</param>
/// <param name="Digest">Of the version in force.</param>
/// <param name="Files">Its parts.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Names">Number of names.</param>
/// <param name="Added">Against the version before.</param>
/// <param name="Changed">Against the version before.</param>
/// <param name="Removed">Against the version before.</param>
/// <param name="PublishedAt">As the file says, or null.</param>
/// <param name="ConfirmedAt">When we last knew this to be the newest; age counts from here.</param>
/// <param name="Rescreened">Customers asked to screen again since this version arrived.</param>
/// <param name="RescreeningDone">Whether all were asked.</param>
/// <param name="Sequence">Number of decisions.</param>
/// <param name="WalletsRescreened">Wallets asked likewise.</param>
/// <param name="PossibleHits">Customers and wallets of those, with a possible match.</param>
/// <param name="Source">Who uploaded the version, by role, or its publisher's addresses; null if that was not recorded.</param>
/// <param name="FetchedAt">When its bytes came.</param>
/// <param name="EntriesToCompare">New and changed entries that customers and wallets are compared with; null until the run has begun.</param>
/// <param name="Cursor">How many of them are done.</param>
/// <param name="WholeAt">When the last comparison of everybody with all of it began; null if that was not recorded.</param>
[GenerateSerializer, Immutable, Alias("cg.ListView")]
public sealed record ListView(
    [property: Id(0)] string Id,
    [property: Id(1)] int Version,
    [property: Id(2)] string Digest,
    [property: Id(3)] IReadOnlyList<ListFileReference> Files,
    [property: Id(4)] int Entries,
    [property: Id(5)] int Names,
    [property: Id(6)] int Added,
    [property: Id(7)] int Changed,
    [property: Id(8)] int Removed,
    [property: Id(9)] Instant? PublishedAt,
    [property: Id(10)] Instant ConfirmedAt,
    [property: Id(11)] long Rescreened,
    [property: Id(12)] bool RescreeningDone,
    [property: Id(13)] long Sequence,
    [property: Id(14)] long WalletsRescreened,
    [property: Id(15)] long PossibleHits,
    [property: Id(16)] string? Source,
    [property: Id(17)] Instant FetchedAt,
    [property: Id(18)] int? EntriesToCompare,
    [property: Id(19)] int Cursor,
    [property: Id(20)] Instant? WholeAt);
