using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Storage.Histories;

namespace ComplianceGrains.Grains.Histories;

/// <summary>What a log says of one decision of an actor: an entry, or a draft that waits.</summary>
internal static class LogRecords
{
    /// <summary>The record, or null if there is neither or it cannot be read; the check of the log says then what is wrong with it.</summary>
    public static async Task<LogRecord?> FindAsync(IHistorySnapshot stores, string log, string actor, long seq, CancellationToken cancellation)
    {
        try
        {
            if (await stores.Logs.FindAsync(log, actor, seq, cancellation) is { } entry)
                return new LogRecord(entry.Sequence, entry.Index, Core.Parse(entry.Core).Draft);
            return await stores.Drafts.FindAsync(log, actor, seq, cancellation) is { } draft ? new LogRecord(draft.Sequence, null, Draft.Parse(draft.Bytes)) : null;
        }
        catch (EvidenceFormatException)
        {
            return null;
        }
    }
}
