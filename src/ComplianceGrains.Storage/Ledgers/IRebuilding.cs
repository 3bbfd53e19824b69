namespace ComplianceGrains.Storage.Ledgers;

/// <summary>Adds to logs what a restore brings back of them; no host works on the store meanwhile.</summary>
public interface IRebuilding
{
    /// <summary>Adds entries and signed heads, all of them or none.</summary>
    Task RebuildAsync(RebuiltLog log, CancellationToken cancellation = default);
}
