namespace ComplianceGrains.Storage.Journals;

/// <summary>
/// The decision histories of all actors, append-only. The one way anything in the system changes:
/// <see cref="CommitAsync"/> writes a whole verdict or nothing of it.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Writes a verdict atomically and durably: its decisions, sealed values, drafts, effects and deadlines.
    /// Optimistic by sequence, idempotent per command id; returns only after the write is durable.
    /// </summary>
    Task<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellation = default);

    /// <summary>
    /// An actor's decisions after a sequence number, in order, with those sealed compartments that a fold may read:
    /// all but a person's own (<c>p1</c>, <c>p2</c> …), which <see cref="Vaults.IVault"/> opens one at a time.
    /// </summary>
    Task<IReadOnlyList<StoredDecision>> ReadAsync(string actor, long afterSequence = 0, CancellationToken cancellation = default);

    /// <summary>What an earlier command of this actor left, or null: the memory behind idempotency keys.</summary>
    Task<StoredCommand?> FindCommandAsync(string actor, string commandId, CancellationToken cancellation = default);

    /// <summary>
    /// A page of the actors whose names begin with a prefix, in the order of their first decision.
    /// <paramref name="after"/> is the <see cref="StoredActor.Position"/> of the last one seen, 0 to begin.
    /// </summary>
    Task<IReadOnlyList<StoredActor>> ListActorsAsync(string prefix, long after, int limit, CancellationToken cancellation = default);
}
