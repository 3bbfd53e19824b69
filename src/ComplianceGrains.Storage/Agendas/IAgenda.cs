namespace ComplianceGrains.Storage.Agendas;

/// <summary>
/// The durable due-index: one row for each thing that somebody must do or that must happen by a time.
/// Rows change only inside a verdict (<see cref="Journals.IJournal.CommitAsync"/>), or when what was altered is restored.
/// What people see of it is <see cref="Queues.IQueues"/>.
/// </summary>
public interface IAgenda
{
    /// <summary>Rows of a cell's actors that are due at or before a time (milliseconds), earliest first.</summary>
    Task<IReadOnlyList<Deadline>> DueAsync(int cell, long now, int limit, CancellationToken cancellation = default);

    /// <summary>Removes a row that fired and turned out to be irrelevant, if it still has this due time.</summary>
    Task<bool> RemoveAsync(string actor, string key, long due, CancellationToken cancellation = default);

    /// <summary>All rows of one actor that its cell wakes it for.</summary>
    Task<IReadOnlyList<Deadline>> OfActorAsync(string actor, CancellationToken cancellation = default);

    /// <summary>
    /// Puts rows in the place of all that an actor has, if it still has this many decisions. Only to restore what was lost
    /// or altered behind the actor's back.
    /// </summary>
    Task<bool> ReplaceAsync(string actor, long sequence, IReadOnlyList<Deadline> rows, CancellationToken cancellation = default);
}
