using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Grains.Ledgers;

/// <summary>Where a store and the copy outside contradict each other.</summary>
/// <param name="Log">The log.</param>
/// <param name="Index">The entry, or null.</param>
/// <param name="Problem">What, in a sentence.</param>
public sealed record CopyDifference(string Log, long? Index, string Problem);

/// <summary>Holds a store, read-only, against everything in the copy outside: what a start does with heads, for every entry and every head.</summary>
public static class CopyCheck
{
    /// <summary>How far the copy has come, by log. Asked before the store is opened: beside a host that runs, the copy goes on while the store is read as it was.</summary>
    /// <exception cref="IOException">The copy cannot be read.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> SizesAsync(IAnchors anchors, CancellationToken cancellation = default)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var log in await anchors.LogsAsync(cancellation))
            sizes[log] = (await anchors.HeadAsync(log, cancellation))?.Size ?? 0;
        return sizes;
    }

    /// <summary>Every difference.</summary>
    /// <param name="logs">The store.</param>
    /// <param name="audit">The same store.</param>
    /// <param name="anchors">The copy.</param>
    /// <param name="sizes">How far the copy had come when the store was opened, or before: up to there the store must have come too.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">The copy cannot be read.</exception>
    public static async Task<IReadOnlyList<CopyDifference>> RunAsync(
        ILogStore logs, IHistoryAudit audit, IAnchors anchors, IReadOnlyDictionary<string, long> sizes, CancellationToken cancellation = default)
    {
        var found = new List<CopyDifference>();
        var stored = await logs.NamesAsync(cancellation);
        var labels = LogLabels.Of(stored);
        // Of a log that has ended the copy tells what nobody can hold against anything any more.
        foreach (var log in stored.Union(sizes.Keys, StringComparer.Ordinal).Where(log => !labels.IsOver(log)))
            await LogAsync(log, logs, audit, anchors, sizes.GetValueOrDefault(log), found, cancellation);
        return found;
    }

    private static async Task LogAsync(string log, ILogStore logs, IHistoryAudit audit, IAnchors anchors, long reached, List<CopyDifference> found, CancellationToken cancellation)
    {
        var leaves = await logs.LeavesAsync(log, 0, (await logs.HeadAsync(log, cancellation)).Size, cancellation);
        var heads = (await audit.SignedHeadsAsync(log, cancellation)).ToDictionary(head => head.Size, head => head.Root);
        var stated = await logs.StatedHeadAsync(log, cancellation);
        var (copied, newest) = (0L, 0L);
        await foreach (var part in anchors.ReadAsync(log, cancellation))
        {
            foreach (var entry in part.Entries)
                if (entry.Index < leaves.Count && !entry.Leaf.AsSpan().SequenceEqual(leaves[(int)entry.Index]))
                    Wrong(entry.Index, "the copy outside has another leaf here: the entry was changed after it was signed.");
            // The newest may be missing: a kill came between the copy and the store, and the next start writes it again.
            if (copied > 0 && copied < reached && !heads.ContainsKey(copied))
                Wrong(null, $"size {copied} was signed, as the copy outside says, and the signed head is gone.");
            if (heads.TryGetValue(part.Head.Size, out var root) && !root.AsSpan().SequenceEqual(part.Head.Root))
                Wrong(null, $"the signed head of size {part.Head.Size} has another root than in the copy outside.");
            (copied, newest) = (part.Head.Size, Math.Max(newest, part.Head.Size));
        }

        if (reached > leaves.Count)
            Wrong(null, $"{reached} entries were signed, as the copy outside says, and {leaves.Count} are stored: an older copy of the data folder was put back, or the end of the log is gone.");
        if (stated is null && heads.ContainsKey(reached))
            Wrong(null, $"the signed head of size {reached} stood a second time, and that is gone.");
        if (stated is not null && newest < stated.Size)
            Wrong(null, $"the copy outside ends at size {newest}, and size {stated.Size} was written to it: it was removed or changed, or belongs to another state of this folder.");
        if (stated is not null && stated.Size != heads.Keys.DefaultIfEmpty(0).Max())
            Wrong(null, $"the newest signed head is of size {heads.Keys.DefaultIfEmpty(0).Max()}, and stands a second time as {stated.Size}.");

        void Wrong(long? index, string problem) => found.Add(new CopyDifference(log, index, problem));
    }
}
