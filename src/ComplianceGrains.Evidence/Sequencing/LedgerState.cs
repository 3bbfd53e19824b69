using System.Numerics;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>The last signed state of a log: its compact range. Must be durable before the checkpoint leaves the process.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Size">Entries under the last signed checkpoint; 0 before the first.</param>
/// <param name="Hashes">The compact range of [0, Size).</param>
public sealed record LedgerState(string Log, long Size, IReadOnlyList<Digest> Hashes)
{
    /// <summary>A log without entries.</summary>
    public static LedgerState Empty(string log) => new(log, 0, []);

    /// <summary>The state that was kept beside a root of its size; null if it does not give that root, and so is not to be gone on from.</summary>
    /// <param name="log">The log's name.</param>
    /// <param name="size">Entries under the root: a root alone does not say it.</param>
    /// <param name="hashes">Its compact range, 32 bytes a subtree.</param>
    /// <param name="root">The root that is known from elsewhere.</param>
    public static LedgerState? Kept(string log, long size, ReadOnlySpan<byte> hashes, Digest root)
    {
        if (size < 0 || hashes.Length != BitOperations.PopCount((ulong)size) * Digest.Length)
            return null;
        var range = new Digest[hashes.Length / Digest.Length];
        for (var i = 0; i < range.Length; i++)
            range[i] = new Digest(hashes.Slice(i * Digest.Length, Digest.Length));
        return new CompactRange(size, range).Root() == root ? new LedgerState(log, size, range) : null;
    }

    /// <summary>The head of this state.</summary>
    public Checkpoint Head => new(Log, Size, new CompactRange(Size, Hashes).Root());

    /// <summary>The next state to sign: checks by a second computation that the leaves in storage give the root that the sequencer folded.</summary>
    /// <param name="readBack">The leaves from <see cref="Size"/> on, read back from durable storage.</param>
    /// <param name="folded">The sequencer's own fold.</param>
    /// <exception cref="LedgerMismatchException">Storage and fold differ, or nothing is new: do not sign.</exception>
    /// <remarks>
    /// The fold appends leaf by leaf; here the root follows RFC 9162's recursive definition from the top, so that one
    /// mistake does not hide in both. The signed past enters only as the perfect subtrees of the last signed range:
    /// the new root is consistent with the signed one by construction.
    /// </remarks>
    public LedgerState Advance(IReadOnlyList<Digest> readBack, CompactRange folded)
    {
        var size = Size + readBack.Count;
        if (readBack.Count == 0)
            throw new LedgerMismatchException($"Nothing is new in {Log} since size {Size}.");
        if (folded.Size != size)
            throw new LedgerMismatchException($"Storage holds {size} entries of {Log}, the sequencer has folded {folded.Size}.");
        if (Root(0, size, SignedSubtrees(), readBack) != folded.Root())
            throw new LedgerMismatchException($"The entries of {Log} read back from storage do not give the root that was folded at size {size}.");
        return new LedgerState(Log, size, folded.Hashes);
    }

    private Digest Root(long start, long count, Dictionary<(long Start, long Count), Digest> signed, IReadOnlyList<Digest> leaves)
    {
        if (signed.TryGetValue((start, count), out var root))
            return root;
        if (count == 1)
            return leaves[checked((int)(start - Size))];
        var left = 1L << BitOperations.Log2((ulong)(count - 1));
        return Merkle.Node(Root(start, left, signed, leaves), Root(start + left, count - left, signed, leaves));
    }

    private Dictionary<(long, long), Digest> SignedSubtrees()
    {
        var subtrees = new Dictionary<(long, long), Digest>();
        var (start, next) = (0L, 0);
        for (var bit = 62; bit >= 0; bit--)
        {
            var count = 1L << bit;
            if ((Size & count) == 0)
                continue;
            subtrees[(start, count)] = Hashes[next++];
            start += count;
        }
        return subtrees;
    }
}
