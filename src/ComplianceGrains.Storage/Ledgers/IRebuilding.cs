namespace ComplianceGrains.Storage.Ledgers;

/// <summary>Adds to logs what a restore brings back of them; no host works on the store meanwhile.</summary>
public interface IRebuilding
{
    /// <summary>Adds entries and signed heads, all of them or none.</summary>
    Task RebuildAsync(RebuiltLog log, CancellationToken cancellation = default);

    /// <summary>
    /// Lets logs go on under other names, all of it or nothing: whatever refers to them refers to the new ones. Heads and receipts that were
    /// signed for the old names are no longer there; whoever holds one keeps it.
    /// </summary>
    Task GoOnAsync(Succession succession, CancellationToken cancellation = default);
}
