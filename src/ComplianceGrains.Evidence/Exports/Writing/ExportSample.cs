using System.Text;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>
/// A sample of an export's entries that everybody draws alike: the first n in the order of
/// <c>SHA-256("ev1/sample\n" || seed || "\n" || log name || "\n" || decimal(index) || "\n")</c>. Whoever asks chooses the seed after
/// the package is sealed, so that nobody can have chosen what it hits.
/// </summary>
public static class ExportSample
{
    /// <summary>The longest seed.</summary>
    public const int MostSeed = 100;

    /// <summary>Whether a seed is 1 to <see cref="MostSeed"/> printable ASCII characters: what any shell passes on unchanged.</summary>
    public static bool IsSeed(string seed) => seed.Length is > 0 and <= MostSeed && seed.All(c => c is >= ' ' and <= '~');

    /// <summary>Draws from the entries that an export opens.</summary>
    /// <param name="source">Where the log is read from.</param>
    /// <param name="frame">Which entries.</param>
    /// <param name="kind">Only of this kind; null for all.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="n">How many.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>From how many was drawn, and the cores in drawing order.</returns>
    public static async Task<(long Population, IReadOnlyList<(long Index, Core Core)> Drawn)> DrawAsync(
        IExportSource source, SampleFrame frame, string? kind, string seed, int n, CancellationToken cancellationToken = default)
    {
        var (start, end) = await PeriodSearch.FindAsync(source, frame.Log, frame.Size, frame.From, frame.To, cancellationToken);
        var best = new Lottery(seed, frame.Log, n);
        var kept = new Dictionary<long, Core>();
        await foreach (var entry in source.EntriesAsync(frame.Log, start, end, cancellationToken))
        {
            if (entry.Core is not { Span: var bytes } || Core.Parse(bytes) is not { Draft: var draft } core
                || !frame.Filter.Matches(draft.Actor, draft.Kind) || (kind is not null && draft.Kind != kind))
                continue;
            kept[entry.Index] = core;
            if (best.Enter(entry.Index) is { } loser)
                kept.Remove(loser);
        }
        return (best.Population, [.. best.Winners().Select(index => (index, kept[index]))]);
    }

    /// <summary>Draws from indexes.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="log">The log's name.</param>
    /// <param name="indexes">The entries to draw from, each once.</param>
    /// <param name="n">How many.</param>
    /// <returns>The drawn indexes in drawing order; all, if there are no more than <paramref name="n"/>.</returns>
    public static IReadOnlyList<long> Draw(string seed, string log, IEnumerable<long> indexes, int n)
    {
        var best = new Lottery(seed, log, n);
        foreach (var index in indexes)
            best.Enter(index);
        return best.Winners();
    }

    /// <summary>Keeps the best n: memory grows with n, not with the log.</summary>
    private sealed class Lottery(string seed, string log, int n)
    {
        private readonly PriorityQueue<(long Index, string Rank), string> best = new(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));

        public long Population { get; private set; }

        /// <summary>Lets an entry take part.</summary>
        /// <returns>Whom it threw out, perhaps itself; null while there is room.</returns>
        public long? Enter(long index)
        {
            Population++;
            var rank = Digest.Sha256(Encoding.ASCII.GetBytes($"ev1/sample\n{seed}\n{log}\n{Texts.Decimal(index)}\n")).ToHex();
            best.Enqueue((index, rank), rank);
            return best.Count > n ? best.Dequeue().Index : null;
        }

        public IReadOnlyList<long> Winners() =>
            [.. best.UnorderedItems.Select(item => item.Element).OrderBy(drawn => drawn.Rank, StringComparer.Ordinal).Select(drawn => drawn.Index)];
    }
}

/// <summary>From what a sample is drawn: the entries of a log that an export opens.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Size">The size of the head that the export states.</param>
/// <param name="From">T1 (ms), exclusive.</param>
/// <param name="To">T2 (ms), inclusive.</param>
/// <param name="Filter">Which entries of the period.</param>
public sealed record SampleFrame(string Log, long Size, long From, long To, LogFilter Filter);
