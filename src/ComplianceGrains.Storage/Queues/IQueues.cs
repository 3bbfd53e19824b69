namespace ComplianceGrains.Storage.Queues;

/// <summary>
/// The work queues, to read: the rows of the agenda that people work on, over all actors. A store may keep them apart from its
/// verdicts and follow these; a page says how far it has come. Nothing is decided by a queue: whoever works on a row asks its actor.
/// </summary>
public interface IQueues
{
    /// <summary>A page of the queues by due time.</summary>
    /// <exception cref="FormatException"><see cref="QueueQuery.After"/> is no position that this store gave.</exception>
    Task<QueuePage> PageAsync(QueueQuery query, CancellationToken cancellation = default);
}
