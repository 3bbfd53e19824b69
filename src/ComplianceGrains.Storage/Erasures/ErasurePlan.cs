namespace ComplianceGrains.Storage.Erasures;

/// <summary>What one run destroys.</summary>
/// <param name="Run">Its name.</param>
/// <param name="KeyNames">The keys.</param>
/// <param name="Values">The sealed values under them.</param>
/// <param name="Tombstones">What the logs will say.</param>
public sealed record ErasurePlan(string Run, IReadOnlyList<string> KeyNames, IReadOnlyList<SealedPlace> Values, IReadOnlyList<PlannedTombstone> Tombstones);

/// <summary>Where a sealed value is.</summary>
/// <param name="Actor">Full identity.</param>
/// <param name="Sequence">The decision's number in the actor's history.</param>
/// <param name="Cid">Compartment id.</param>
/// <param name="KeyReference">Which key seals it.</param>
public sealed record SealedPlace(string Actor, long Sequence, string Cid, string KeyReference);

/// <summary>A tombstone that is to be stated.</summary>
/// <param name="Jurisdiction">In whose lifecycle log.</param>
/// <param name="Policy">As it will say.</param>
/// <param name="Basis">As it will say.</param>
/// <param name="MinAgeDays">As it will say.</param>
/// <param name="Root">Root over its targets, 32 bytes.</param>
/// <param name="Targets">What it names.</param>
public sealed record PlannedTombstone(string Jurisdiction, string Policy, string Basis, long MinAgeDays, byte[] Root, IReadOnlyList<ErasureTarget> Targets);

/// <summary>One compartment of one entry.</summary>
/// <param name="Log">Log name.</param>
/// <param name="Index">Index in it.</param>
/// <param name="Leaf">32 bytes.</param>
/// <param name="Cid">Compartment id.</param>
/// <param name="Actor">Whose decision; never leaves the house.</param>
/// <param name="Sequence">Its number.</param>
public sealed record ErasureTarget(string Log, long Index, byte[] Leaf, string Cid, string Actor, long Sequence);
