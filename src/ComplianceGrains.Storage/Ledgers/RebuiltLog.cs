using ComplianceGrains.Storage.Anchors;

namespace ComplianceGrains.Storage.Ledgers;

/// <summary>What a restore adds to a log.</summary>
/// <param name="Log">Its name.</param>
/// <param name="Entries">In order, from the size that is stored on.</param>
/// <param name="Heads">Signed heads that the store lacks, in order.</param>
public sealed record RebuiltLog(string Log, IReadOnlyList<RebuiltEntry> Entries, IReadOnlyList<AnchoredHead> Heads);

/// <summary>An entry that a restore adds.</summary>
/// <param name="Anchored">As the copy outside has it.</param>
/// <param name="Core">Canonical JSON; empty if only the leaf is left.</param>
/// <param name="Draft">What waits in the store for this very place: it goes, and its actor's decision is the entry's unless that is lost; null if nothing waits.</param>
public sealed record RebuiltEntry(AnchoredEntry Anchored, byte[] Core, PendingDraft? Draft)
{
    /// <summary>Whether the store holds the decision that the entry is of.</summary>
    public bool HasDecision => Draft is not null && Core.Length > 0;
}
