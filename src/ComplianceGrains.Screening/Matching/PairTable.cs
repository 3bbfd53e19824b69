using System.Runtime.InteropServices;

namespace ComplianceGrains.Screening.Matching;

/// <summary>An immutable multimap from 32-bit hashes to 32-bit ids: one sorted array and a directory over the top bits.</summary>
internal sealed class PairTable
{
    private readonly ulong[] _pairs;
    private readonly int[] _directory;
    private readonly int _shift;

    /// <param name="parts">The pairs, in any order and in any number of pieces.</param>
    public PairTable(IReadOnlyList<List<ulong>> parts)
    {
        var count = parts.Sum(part => part.Count);
        _pairs = new ulong[count];
        var bits = Math.Clamp((int)Math.Log2(count + 1) - 1, 4, 22);
        _shift = 64 - bits;
        _directory = new int[(1 << bits) + 1];
        Scatter(parts);
        for (var bucket = 0; bucket + 1 < _directory.Length; bucket++)
            _pairs.AsSpan(_directory[bucket].._directory[bucket + 1]).Sort();
    }

    /// <summary>Puts each pair into the bucket of its top bits: what is left to sort is two or three pairs at a time.</summary>
    private void Scatter(IReadOnlyList<List<ulong>> parts)
    {
        foreach (var part in parts)
            foreach (var pair in CollectionsMarshal.AsSpan(part))
                _directory[(int)(pair >> _shift) + 1]++;
        for (var bucket = 1; bucket < _directory.Length; bucket++)
            _directory[bucket] += _directory[bucket - 1];
        var next = _directory.AsSpan(..^1).ToArray();
        foreach (var part in parts)
            foreach (var pair in CollectionsMarshal.AsSpan(part))
                _pairs[next[(int)(pair >> _shift)]++] = pair;
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
