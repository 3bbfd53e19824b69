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
    /// <exception cref="ArgumentException">The decisions do not run on from the expected sequence.</exception>
    /// <exception cref="VerdictTooLargeException">It exceeds <see cref="VerdictBounds"/>; nothing was written.</exception>
    /// <exception cref="UnknownOutcomeException">Nobody can tell whether it was written: read again before deciding.</exception>
    Task<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellation = default);

    /// <summary>
    /// An actor's decisions after a sequence number, in order and at most so many, with those sealed compartments that a fold may read:
    /// all but a person's own (<c>p1</c>, <c>p2</c> …), which <see cref="Vaults.IVault"/> opens one at a time. Fewer than the limit: there are no more.
    /// </summary>
    Task<IReadOnlyList<StoredDecision>> ReadAsync(string actor, long afterSequence = 0, int limit = int.MaxValue, CancellationToken cancellation = default);

    /// <summary>What an earlier command of this actor left, or null: the memory behind idempotency keys.</summary>
    Task<StoredCommand?> FindCommandAsync(string actor, string commandId, CancellationToken cancellation = default);

    /// <summary>
    /// A page of the actors whose names begin with a prefix. <paramref name="after"/> is the
    /// <see cref="StoredActor.Position"/> of the last one seen, "" to begin: whoever goes on from it sees every actor once,
    /// also those that come later. There is no order beyond that.
    /// </summary>
    Task<IReadOnlyList<StoredActor>> ListActorsAsync(string prefix, string after, int limit, CancellationToken cancellation = default);

    /// <summary>The same of one cell alone. A position of either means nothing to the other.</summary>
    Task<IReadOnlyList<StoredActor>> ListCellAsync(int cell, string prefix, string after, int limit, CancellationToken cancellation = default);
}
