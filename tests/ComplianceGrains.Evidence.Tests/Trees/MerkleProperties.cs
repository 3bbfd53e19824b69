using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Trees;
using CsCheck;

namespace ComplianceGrains.Evidence.Tests;

public class MerkleProperties
{
    private static readonly Gen<Digest[]> Leaves = Gen.Byte.Array[32].Select(b => new Digest(b)).Array[1, 70];

    [Fact]
    public void The_fold_the_tree_and_the_recursive_definition_agree() => Leaves.Sample(leaves =>
    {
        var fold = new CompactRange();
        foreach (var leaf in leaves)
            fold.Append(leaf);
        var root = Defined(leaves);
        Assert.Equal(root, fold.Root());
        Assert.Equal(root, Merkle.Root(MerkleTree.Of(leaves), leaves.Length));
        Assert.Equal(fold.Hashes, CompactRange.Of(MerkleTree.Of(leaves), leaves.Length).Hashes);
    }, iter: Samples.Of(200));

    [Fact]
    public void A_restored_range_goes_on_where_it_was() => Leaves.Sample(leaves =>
    {
        var whole = new CompactRange();
        var parts = new CompactRange();
        foreach (var leaf in leaves)
        {
            whole.Append(leaf);
            parts = new CompactRange(parts.Size, parts.Hashes);
            parts.Append(leaf);
        }
        Assert.Equal(whole.Root(), parts.Root());
    }, iter: Samples.Of(100));

    [Fact]
    public void Every_leaf_is_proven_and_no_other() => Leaves.Sample(leaves =>
    {
        var tree = MerkleTree.Of(leaves);
        var root = Merkle.Root(tree, leaves.Length);
        for (var i = 0; i < leaves.Length; i++)
        {
            var proof = Merkle.Inclusion(tree, i, leaves.Length);
            Assert.Equal(root, Merkle.RootFromInclusion(leaves[i], i, leaves.Length, proof));
            Assert.NotEqual(root, Merkle.RootFromInclusion(Digest.Random(), i, leaves.Length, proof));
            Assert.Null(Merkle.RootFromInclusion(leaves[i], i, leaves.Length, [.. proof, root]));
            Assert.Null(Merkle.RootFromInclusion(leaves[i], leaves.Length, leaves.Length, proof));
        }
    }, iter: Samples.Of(60));

    /// <summary>I3.</summary>
    [Fact]
    public void Every_size_is_consistent_with_every_later_one_and_with_no_other_root() => Leaves.Sample(leaves =>
    {
        var tree = MerkleTree.Of(leaves);
        var root = Merkle.Root(tree, leaves.Length);
        Assert.True(Merkle.IsConsistent(0, Merkle.EmptyRoot, leaves.Length, root, [])); // nothing is a beginning of everything
        for (var m = 1; m <= leaves.Length; m++)
        {
            var (earlier, proof) = (Merkle.Root(tree, m), Merkle.Consistency(tree, m, leaves.Length));
            Assert.True(Merkle.IsConsistent(m, earlier, leaves.Length, root, proof));
            Assert.False(Merkle.IsConsistent(m, Digest.Random(), leaves.Length, root, proof));
            Assert.False(Merkle.IsConsistent(m, earlier, leaves.Length, Digest.Random(), proof));
            Assert.False(Merkle.IsConsistent(m, earlier, leaves.Length, root, [.. proof, root]));
            if (proof.Count > 0)
                Assert.False(Merkle.IsConsistent(m, earlier, leaves.Length, root, [.. proof.Skip(1)]));
        }
    }, iter: Samples.Of(60));

    private static Digest Defined(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Length)
            split *= 2;
        return Merkle.Node(Defined(leaves[..split]), Defined(leaves[split..]));
    }
}
