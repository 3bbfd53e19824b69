using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Histories;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Checks this host's own store, as it is at the moment of asking.</summary>
public sealed class Inspection(IHistorySnapshots snapshots, KindRegistry kinds, RootKey root, LogKeys logs, ReceiptKeys receipts)
{
    /// <summary>What is still wrong with an actor's own history and values, or null.</summary>
    public async Task<string?> StillSoAsync(string actor, CancellationToken cancellation = default)
    {
        using var stores = snapshots.Open();
        var check = await BeginAsync(stores, () => Task.CompletedTask, cancellation);
        await check.ActorAsync(actor, cancellation);
        return check.Report.Faults.FirstOrDefault(fault => fault.Area is FaultArea.Value or FaultArea.History)?.ToString();
    }

    /// <summary>A snapshot of the store.</summary>
    internal IHistorySnapshot Snapshot() => snapshots.Open();

    /// <summary>Begins a check of a snapshot.</summary>
    internal async Task<HistoryCheck> BeginAsync(IHistorySnapshot stores, Func<Task> pace, CancellationToken cancellation)
    {
        var trust = new TrustFile([.. (await stores.Logs.NamesAsync(cancellation)).SelectMany(log => receipts.PublicKeys(ReceiptCheck.KeyName(log)).Concat(logs.PublicKeys(log))).DistinctBy(key => key.ToString())]);
        return new HistoryCheck(new HistoryVerifier(kinds, trust, root, await Erasures.OfAsync(stores, cancellation)), stores, pace);
    }
}
