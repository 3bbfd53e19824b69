using System.Text;

namespace ComplianceGrains.Evidence;

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

    /// <summary>Draws.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="log">The log's name.</param>
    /// <param name="indexes">The entries to draw from, each once.</param>
    /// <param name="n">How many.</param>
    /// <returns>The drawn indexes in drawing order; all, if there are no more than <paramref name="n"/>.</returns>
    public static IReadOnlyList<long> Draw(string seed, string log, IEnumerable<long> indexes, int n)
    {
        // The worst of the best n is thrown out at each step: memory grows with n, not with the log.
        var best = new PriorityQueue<(long Index, string Rank), string>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));
        foreach (var index in indexes)
        {
            var rank = Digest.Sha256(Encoding.ASCII.GetBytes($"ev1/sample\n{seed}\n{log}\n{Texts.Decimal(index)}\n")).ToHex();
            best.Enqueue((index, rank), rank);
            if (best.Count > n)
                best.Dequeue();
        }
        return [.. best.UnorderedItems.Select(item => item.Element).OrderBy(drawn => drawn.Rank, StringComparer.Ordinal).Select(drawn => drawn.Index)];
    }
}
