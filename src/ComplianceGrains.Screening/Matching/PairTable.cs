namespace ComplianceGrains.Screening.Matching;

/// <summary>An immutable multimap from 32-bit hashes to 32-bit ids: one sorted array and a directory over the top bits.</summary>
internal sealed class PairTable
{
    private readonly ulong[] _pairs;
    private readonly int[] _directory;
    private readonly int _shift;

    public PairTable(List<ulong> pairs)
    {
        _pairs = [.. pairs];
        Array.Sort(_pairs);
        var bits = Math.Clamp((int)Math.Log2(_pairs.Length + 1) - 1, 4, 22);
        _shift = 64 - bits;
        _directory = new int[(1 << bits) + 1];
        var at = 0;
        for (var bucket = 0; bucket < _directory.Length; bucket++)
        {
            while (at < _pairs.Length && (int)(_pairs[at] >> _shift) < bucket)
                at++;
            _directory[bucket] = at;
        }
    }

    public static ulong Pair(uint hash, int id) => (ulong)hash << 32 | (uint)id;

    /// <summary>All pairs with this hash; the id is in the low half.</summary>
    public ReadOnlySpan<ulong> Find(uint hash)
    {
        var bucket = (int)((ulong)hash << 32 >> _shift);
        var (low, high) = (_directory[bucket], _directory[bucket + 1]);
        while (low < high && (uint)(_pairs[low] >> 32) < hash)
            low++;
        var end = low;
        while (end < high && (uint)(_pairs[end] >> 32) == hash)
            end++;
        return _pairs.AsSpan(low, end - low);
    }
}
