using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Storage.Receipts;

/// <summary>
/// The receipts that were given of decisions, as they were given: signing again would give other bytes, and somebody holds the first.
/// Those of a command are committed with it (<see cref="NewDraft.Receipt"/>).
/// </summary>
public interface IReceipts
{
    /// <summary>What there is of entries of one actor, in the order asked; null where there is neither a draft nor an entry.</summary>
    Task<IReadOnlyList<StoredReceipt?>> FindAsync(string actor, IReadOnlyList<LogPosition> positions, CancellationToken cancellation = default);

    /// <summary>Keeps notes for entries of one actor, durably; where one is kept already, that one stays. Gives those that are kept, in the order asked.</summary>
    Task<IReadOnlyList<string>> KeepAsync(string actor, IReadOnlyList<NewReceipt> receipts, CancellationToken cancellation = default);
}

/// <summary>How far a decision has come in one log, and what was given of it.</summary>
/// <param name="Index">The entry's index; null while it is a draft.</param>
/// <param name="Note">The signed note, whole; null if nobody was given one.</param>
public sealed record StoredReceipt(long? Index, string? Note);

/// <summary>A receipt to be kept.</summary>
/// <param name="Position">Of the entry.</param>
/// <param name="Note">The signed note, whole.</param>
public sealed record NewReceipt(LogPosition Position, string Note);
