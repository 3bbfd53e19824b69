using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Storage.Histories;

namespace ComplianceGrains.Grains.Histories;

/// <summary>Holds the receipts that were given against what the log has: one that fits nothing proves an omission.</summary>
internal static class ReceiptCheck
{
    private const int Page = 256;

    /// <summary>Checks the receipts of a log.</summary>
    public static async Task RunAsync(string log, IHistorySnapshot stores, TrustFile trust, List<Fault> faults, Func<Task> pace, CancellationToken cancellation)
    {
        for (var after = 0L; await stores.Audit.ReceiptsAsync(log, after, Page, cancellation) is { Count: > 0 } page; after = page[^1].Position)
        {
            foreach (var receipt in page)
                if (await FaultAsync(log, stores, trust, receipt, cancellation) is var (area, problem) && problem is not null)
                    faults.Add(new Fault(area, $"the receipt given of seq {receipt.Seq} {problem}") { Log = log, Actor = receipt.Actor });
            await pace();
        }
    }

    /// <summary>The name under which the receipts of a log's firm are signed. The name of a log ends with its jurisdiction and its sort.</summary>
    public static string KeyName(string log) => RecordedReceipt.KeyName(OriginOf(log));

    /// <summary>The log itself is at fault where it no longer holds what was signed.</summary>
    private static async Task<(FaultArea Area, string? Problem)> FaultAsync(string log, IHistorySnapshot stores, TrustFile trust, GivenReceipt given, CancellationToken cancellation)
    {
        if (given.Actor is null || await LogRecords.FindAsync(stores, log, given.Actor, given.Seq, cancellation) is not { Draft: var draft })
            return (FaultArea.Receipt, "is of no decision that can be read.");
        try
        {
            var receipt = RecordedReceipt.Open(Encoding.UTF8.GetBytes(given.Note), trust, OriginOf(log));
            return receipt.Log != log || receipt.Actor != draft.Actor || receipt.Seq != given.Seq ? (FaultArea.Receipt, "names another decision.")
                : receipt.Draft != Digest.Sha256(draft.ToBytes()) ? (FaultArea.Log, "is of another draft than the log has.")
                : default;
        }
        catch (EvidenceFormatException e)
        {
            return (FaultArea.Receipt, $"does not verify. {e.Code}: {e.Message}");
        }
    }

    private static string OriginOf(string log) => string.Join('/', log.Split('/').SkipLast(2));
}
