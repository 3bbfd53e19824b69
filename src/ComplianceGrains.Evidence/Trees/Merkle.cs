using System.Numerics;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Trees;

/// <summary>The Merkle tree of RFC 9162 2.1: leaves, nodes, roots, inclusion and consistency proofs.</summary>
/// <remarks>
/// A tree of n leaves splits at the largest power of two below n, so every left part is a perfect subtree that never
/// changes again. Proofs are read from <see cref="IMerkleNodes"/>, which knows just those perfect subtrees.
/// </remarks>
public static class Merkle
{
    /// <summary>The root of a tree without leaves.</summary>
    public static Digest EmptyRoot { get; } = Digest.Sha256([]);

    /// <summary><c>SHA-256(0x00 || bytes)</c>.</summary>
    public static Digest Leaf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = bytes.Length < 1024 ? stackalloc byte[bytes.Length + 1] : new byte[bytes.Length + 1];
        text[0] = 0;
        bytes.CopyTo(text[1..]);
        return Digest.Sha256(text);
    }

    /// <summary><c>SHA-256(0x01 || left || right)</c>.</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> text = stackalloc byte[1 + 2 * Digest.Length];
        text[0] = 1;
        left.CopyTo(text[1..]);
        right.CopyTo(text[(1 + Digest.Length)..]);
        return Digest.Sha256(text);
    }

    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    public static Digest Root(IMerkleNodes nodes, long size) => size == 0 ? EmptyRoot : Range(nodes, 0, size);

    /// <summary>The proof that leaf <paramref name="index"/> is in the tree of <paramref name="size"/> leaves, from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below the size.</exception>
    public static IReadOnlyList<Digest> Inclusion(IMerkleNodes nodes, long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<Digest>();
        AddPath(nodes, index, 0, size, path);
        return path;
    }

    /// <summary>The proof that the tree of <paramref name="from"/> leaves is a beginning of the tree of <paramref name="to"/> leaves; empty if either says nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">from is greater than to, or negative.</exception>
    public static IReadOnlyList<Digest> Consistency(IMerkleNodes nodes, long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var proof = new List<Digest>();
        if (from > 0 && from < to)
            AddSubproof(nodes, from, 0, to, known: true, proof);
        return proof;
    }

    /// <summary>The root that a leaf and its inclusion proof lead to, or null if the proof has another length than (index, size) asks for.</summary>
    public static Digest? RootFromInclusion(Digest leaf, long index, long size, IReadOnlyList<Digest> proof)
    {
        if (index < 0 || index >= size)
            return null;
        var (node, last, root, used) = (index, size - 1, leaf, 0);
        for (; last > 0; node >>= 1, last >>= 1)
        {
            if (node == last && (node & 1) == 0)
                continue; // the last subtree of an odd level moves up as it is
            if (used == proof.Count)
                return null;
            root = (node & 1) == 1 ? Node(proof[used], root) : Node(root, proof[used]);
            used++;
        }
        return used == proof.Count ? root : null;
    }

    /// <summary>Whether the proof shows that <paramref name="fromRoot"/> at size <paramref name="from"/> is a beginning of <paramref name="toRoot"/> at size <paramref name="to"/>.</summary>
    public static bool IsConsistent(long from, Digest fromRoot, long to, Digest toRoot, IReadOnlyList<Digest> proof)
    {
        if (from < 0 || from > to)
            return false;
        if (from == to)
            return proof.Count == 0 && fromRoot == toRoot;
        if (from == 0)
            return proof.Count == 0 && fromRoot == EmptyRoot;
        // RFC 9162 2.1.4.2: when from is a power of two its root itself is the proof's first node.
        var next = 0;
        Digest? Take() => next < proof.Count ? proof[next++] : null;
        var (node, last) = (from - 1, to - 1);
        for (; (node & 1) == 1; node >>= 1)
            last >>= 1;
        if ((BitOperations.IsPow2(from) ? fromRoot : Take()) is not { } start)
            return false;
        var (first, second) = (start, start);
        for (; last > 0; node >>= 1, last >>= 1)
        {
            if ((node & 1) == 0 && node == last)
                continue;
            if (Take() is not { } hash)
                return false;
            if ((node & 1) == 1)
                (first, second) = (Node(hash, first), Node(hash, second));
            else
                second = Node(second, hash);
        }
        return next == proof.Count && first == fromRoot && second == toRoot;
    }

    private static Digest Range(IMerkleNodes nodes, long start, long count)
    {
        if (BitOperations.IsPow2(count))
            return nodes.Node(BitOperations.Log2((ulong)count), start / count);
        var left = LargestPowerBelow(count);
        return Node(Range(nodes, start, left), Range(nodes, start + left, count - left));
    }

    private static void AddPath(IMerkleNodes nodes, long index, long start, long count, List<Digest> path)
    {
        if (count == 1)
            return;
        var left = LargestPowerBelow(count);
        if (index < left)
        {
            AddPath(nodes, index, start, left, path);
            path.Add(Range(nodes, start + left, count - left));
        }
        else
        {
            AddPath(nodes, index - left, start + left, count - left, path);
            path.Add(Range(nodes, start, left));
        }
    }

    private static void AddSubproof(IMerkleNodes nodes, long from, long start, long count, bool known, List<Digest> proof)
    {
        if (from == count)
        {
            if (!known)
                proof.Add(Range(nodes, start, count));
            return;
        }
        var left = LargestPowerBelow(count);
        if (from <= left)
        {
            AddSubproof(nodes, from, start, left, known, proof);
            proof.Add(Range(nodes, start + left, count - left));
        }
        else
        {
            AddSubproof(nodes, from - left, start + left, count - left, known: false, proof);
            proof.Add(Range(nodes, start, left));
        }
    }

    private static long LargestPowerBelow(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
