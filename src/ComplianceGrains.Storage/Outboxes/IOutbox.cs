namespace ComplianceGrains.Storage.Outboxes;

/// <summary>Effects that were committed with a decision and wait for delivery: at least once, those of one source in the order in which it decided them.</summary>
public interface IOutbox
{
    /// <summary>Effects that actors of a cell decided; those of one source in order.</summary>
    Task<IReadOnlyList<Effect>> PendingAsync(int cell, int limit, CancellationToken cancellation = default);

    /// <summary>Forgets effects whose receivers have committed them.</summary>
    Task RemoveAsync(IReadOnlyList<Effect> delivered, CancellationToken cancellation = default);
}
