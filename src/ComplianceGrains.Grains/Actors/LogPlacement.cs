using ComplianceGrains.Evidence.Entries;
using NodaTime;

namespace ComplianceGrains.Grains.Actors;

/// <summary>One log, and what an entry in it cites.</summary>
/// <param name="Log">Log name.</param>
/// <param name="Rules">The packs of this log's jurisdiction and its ancestors; null if no rules were evaluated.</param>
/// <param name="AsOf">The instant at which they were evaluated; null together with <paramref name="Rules"/>.</param>
public sealed record LogPlacement(string Log, IReadOnlyList<PackCitation>? Rules, Instant? AsOf);
