using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Retention;

/// <summary>
/// When a customer's transfers last started a clock of retention. All of them are under keys that go together, so the last one decides
/// for all. While one is not over no clock of theirs has started, and everything is kept.
/// </summary>
public static class TransferClocks
{
    /// <summary>The classes of what is decided about transfers.</summary>
    public static IReadOnlyList<string> Classes { get; } = [RecordClass.Transaction, RecordClass.TravelRule];

    /// <summary>By the names of the catalogue; null if there never was a transfer.</summary>
    public static IReadOnlyDictionary<string, Instant>? Of(TransfersView? transfers)
    {
        if (transfers is null or { Transfers.Count: 0 })
            return null;
        var clocks = new Dictionary<string, Instant>(StringComparer.Ordinal);
        if (transfers.Transfers.All(transfer => transfer.EndedAt is not null))
            foreach (var name in new[] { "transfer-completed", "last-transaction", "record-made", "transaction-rejected" })
                clocks[name] = transfers.Transfers.Max(transfer => transfer.EndedAt!.Value);
        return clocks;
    }
}
