namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>What surrounds a head that an <c>export.produced/1</c> states.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="LastTimeUnder">Time of the last entry under it; null for an empty head.</param>
/// <param name="FirstTimeAbove">Time of the first entry at or above it; null if there is none yet.</param>
public sealed record StatedHeadTimes(string Log, long? LastTimeUnder, long? FirstTimeAbove);
