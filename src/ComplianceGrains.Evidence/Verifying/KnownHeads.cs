using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Compares a claimed earlier head with the log: by the fold within the range, by an <c>earlier</c> proof outside it.</summary>
internal sealed class KnownHeads
{
    private readonly LogPart log;
    private readonly Dictionary<long, Digest> folded;
    private readonly Dictionary<long, EarlierProof> proofs;

    public KnownHeads(LogPart log, IEnumerable<long> sizes)
    {
        this.log = log;
        folded = log.Roots(sizes);
        proofs = log.Range.Earlier.ToDictionary(e => e.Size);
    }

    /// <summary>Whether the log had this root at this size, which is at most the checkpoint's.</summary>
    public HeadVerdict Check(long size, Digest root)
    {
        if (size == 0)
            return Same(root == Merkle.EmptyRoot);
        if (size == log.Checkpoint.Size)
            return Same(root == log.Checkpoint.Root);
        if (folded.TryGetValue(size, out var known))
            return Same(root == known);
        return proofs.TryGetValue(size, out var proof)
            ? Same(Merkle.IsConsistent(size, root, log.Checkpoint.Size, log.Checkpoint.Root, proof.Proof))
            : HeadVerdict.NoProof;
    }

    private static HeadVerdict Same(bool same) => same ? HeadVerdict.Same : HeadVerdict.Different;
}
