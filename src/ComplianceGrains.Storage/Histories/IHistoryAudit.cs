using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Storage.Histories;

/// <summary>What a check of a whole store asks for beside <see cref="Journals.IJournal"/> and <see cref="ILedger"/>; no actor ever does.</summary>
public interface IHistoryAudit
{
    /// <summary>Every signed head of a log, by size.</summary>
    Task<IReadOnlyList<SignedHead>> SignedHeadsAsync(string log, CancellationToken cancellation = default);

    /// <summary>How many entries stand under a log, whatever their index and whatever the log says of its size.</summary>
    Task<long> EntryCountAsync(string log, CancellationToken cancellation = default);

    /// <summary>Every command that an actor remembers, in the order of commit.</summary>
    Task<IReadOnlyList<CommittedCommand>> CommandsAsync(string actor, CancellationToken cancellation = default);

    /// <summary>Effects of all shards that wait for delivery.</summary>
    Task<long> WaitingEffectsAsync(CancellationToken cancellation = default);
}
