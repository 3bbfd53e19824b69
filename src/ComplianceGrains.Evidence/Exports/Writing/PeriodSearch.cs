using ComplianceGrains.Evidence.Entries;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>Finds a period's edges in a log by halving: times never decrease among surviving entries.</summary>
internal static class PeriodSearch
{
    /// <summary>a = 1 + the last surviving entry up to <paramref name="from"/>; b = the first surviving entry after <paramref name="to"/>, or the size.</summary>
    public static async Task<(long Start, long End)> FindAsync(IExportSource source, string log, long size, long from, long to, CancellationToken cancellationToken)
    {
        var start = 1 + await LastUpToAsync(source, log, size, from, cancellationToken);
        var last = await LastUpToAsync(source, log, size, to, cancellationToken);
        return (start, await FirstSurvivorAsync(source, log, last + 1, size, cancellationToken) is { } after ? after.Index : size);
    }

    private static async Task<long> LastUpToAsync(IExportSource source, string log, long size, long time, CancellationToken cancellationToken)
    {
        var (low, high, best) = (0L, size, -1L);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (await FirstSurvivorAsync(source, log, middle, high, cancellationToken) is not { } entry || Core.Parse(entry.Core!.Value.Span).Time > time)
                high = middle;
            else
                low = (best = entry.Index) + 1;
        }
        return best;
    }

    private static async Task<StoredEntry?> FirstSurvivorAsync(IExportSource source, string log, long from, long to, CancellationToken cancellationToken)
    {
        if (from >= to)
            return null;
        await foreach (var entry in source.EntriesAsync(log, from, to, cancellationToken))
        {
            if (entry.Core is not null)
                return entry;
        }
        return null;
    }
}
