using ComplianceGrains.Storage.Erasures;

namespace ComplianceGrains.Storage.Ledgers;

/// <summary>Logs that go on under other names, because a restore could not bring back the ones that were signed: what is left of them, said again.</summary>
/// <param name="Logs">The logs.</param>
/// <param name="Tombstones">Those that name entries of these logs.</param>
public sealed record Succession(IReadOnlyList<SucceedingLog> Logs, IReadOnlyList<MovedTombstone> Tombstones);

/// <summary>One of them.</summary>
/// <param name="Before">Name of the log that ended.</param>
/// <param name="Log">Name of the one that goes on.</param>
/// <param name="Entries">All that it has, in order.</param>
/// <param name="Drafts">What waits, as it reads now.</param>
/// <param name="References">Public references that read otherwise now, by whose decision they are.</param>
public sealed record SucceedingLog(
    string Before, string Log, IReadOnlyList<StoredEntry> Entries, IReadOnlyList<PendingDraft> Drafts, IReadOnlyList<(string Actor, long Sequence, string Reference)> References);

/// <summary>A tombstone whose targets have other places now.</summary>
/// <param name="Before">The root that it had.</param>
/// <param name="Root">The root that it has.</param>
/// <param name="Targets">What it names.</param>
public sealed record MovedTombstone(byte[] Before, byte[] Root, IReadOnlyList<ErasureTarget> Targets);
