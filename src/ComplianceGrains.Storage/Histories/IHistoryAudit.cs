using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Histories;

/// <summary>What a check of a whole store asks for beside <see cref="Journals.IJournal"/> and <see cref="ILogStore"/>; no actor ever does.</summary>
public interface IHistoryAudit
{
    /// <summary>Every signed head of a log, by size.</summary>
    Task<IReadOnlyList<SignedHead>> SignedHeadsAsync(string log, CancellationToken cancellation = default);

    /// <summary>How many entries stand under a log, whatever their index and whatever the log says of its size.</summary>
    Task<long> EntryCountAsync(string log, CancellationToken cancellation = default);

    /// <summary>A page of the receipts of a log; <paramref name="after"/> is the <see cref="GivenReceipt.Position"/> of the last one seen, 0 to begin.</summary>
    Task<IReadOnlyList<GivenReceipt>> ReceiptsAsync(string log, long after, int limit, CancellationToken cancellation = default);

    /// <summary>How many decisions an actor says it has; 0 if there is none of this name.</summary>
    Task<long> HeadAsync(string actor, CancellationToken cancellation = default);

    /// <summary>Every command that an actor remembers, in the order of commit.</summary>
    Task<IReadOnlyList<CommittedCommand>> CommandsAsync(string actor, CancellationToken cancellation = default);

    /// <summary>Effects that wait for delivery, of every cell and of none.</summary>
    Task<IReadOnlyList<StoredEffect>> WaitingEffectsAsync(CancellationToken cancellation = default);

    /// <summary>All rows of an actor in the agenda, of every cell and of none.</summary>
    Task<IReadOnlyList<StoredDeadline>> AgendaAsync(string actor, CancellationToken cancellation = default);

    /// <summary>One sentence for each kind of row that belongs to no actor, no decision or no log.</summary>
    Task<IReadOnlyList<string>> StrayRowsAsync(CancellationToken cancellation = default);

    /// <summary>What the store itself finds wrong with its file; empty if nothing.</summary>
    Task<IReadOnlyList<string>> FileProblemsAsync(CancellationToken cancellation = default);
}
