using System.Numerics;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Trees;

/// <summary>The fold of a log: the roots of the perfect subtrees for the one-bits of its size, largest first. Grows leaf by leaf in constant space.</summary>
public sealed class CompactRange
{
    private readonly Digest[] hashes = new Digest[64];
    private int count;

    /// <summary>The range [0, 0).</summary>
    public CompactRange()
    {
    }

    /// <summary>The range [0, size) from its stored hashes.</summary>
    /// <exception cref="ArgumentException">The number of hashes is not the number of one-bits of the size.</exception>
    public CompactRange(long size, IReadOnlyList<Digest> hashes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (hashes.Count != BitOperations.PopCount((ulong)size))
            throw new ArgumentException($"A compact range of size {size} has {BitOperations.PopCount((ulong)size)} hashes, not {hashes.Count}.", nameof(hashes));
        for (; count < hashes.Count; count++)
            this.hashes[count] = hashes[count];
        Size = size;
    }

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The range [0, size) of a tree.</summary>
    public static CompactRange Of(IMerkleNodes nodes, long size)
    {
        var (hashes, start) = (new List<Digest>(), 0L);
        for (var level = 62; level >= 0; level--)
        {
            if ((size >> level & 1) == 0)
                continue;
            hashes.Add(nodes.Node(level, start >> level));
            start += 1L << level;
        }
        return new CompactRange(size, hashes);
    }

    /// <summary>A copy of the hashes, largest subtree first.</summary>
    public IReadOnlyList<Digest> Hashes => hashes[..count];

    /// <summary>Adds a leaf hash.</summary>
    public void Append(Digest leaf)
    {
        var node = leaf;
        for (var bits = Size; (bits & 1) == 1; bits >>= 1)
            node = Merkle.Node(hashes[--count], node);
        hashes[count++] = node;
        Size++;
    }

    /// <summary>The root over [0, <see cref="Size"/>).</summary>
    public Digest Root()
    {
        if (count == 0)
            return Merkle.EmptyRoot;
        var root = hashes[count - 1];
        for (var i = count - 2; i >= 0; i--)
            root = Merkle.Node(hashes[i], root);
        return root;
    }
}
