namespace ComplianceGrains.Storage.Ledgers;

/// <summary>What the logs are fed with: drafts that were committed with their decisions and are not entries yet. Read only; a commit adds them, an append removes them.</summary>
public interface IDraftSource
{
    /// <summary>
    /// Committed drafts not yet sequenced, behind a <see cref="PendingDraft.Position"/>; "" to begin. Those of one actor come in the order
    /// of its decisions; between actors there is no order.
    /// </summary>
    Task<IReadOnlyList<PendingDraft>> PendingAsync(string log, string after, int limit, CancellationToken cancellation = default);

    /// <summary>The draft of an actor's seq in a log, or null once it is an entry.</summary>
    Task<PendingDraft?> FindAsync(string log, string actor, long seq, CancellationToken cancellation = default);
}
