namespace ComplianceGrains.Storage.Outboxes;

/// <summary>Effects that were committed with a decision and wait for delivery; at least once, in order of commit.</summary>
public interface IOutbox
{
    /// <summary>The oldest effects of a shard.</summary>
    Task<IReadOnlyList<Effect>> PendingAsync(int shard, int limit, CancellationToken cancellation = default);

    /// <summary>Forgets effects whose receivers have committed them.</summary>
    Task RemoveAsync(IReadOnlyList<long> positions, CancellationToken cancellation = default);
}
