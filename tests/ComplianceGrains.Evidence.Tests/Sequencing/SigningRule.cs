using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;
using CsCheck;

namespace ComplianceGrains.Evidence.Tests;

public class SigningRule
{
    /// <summary>I3, I4: in whatever steps a log is signed, each state continues the one before.</summary>
    [Fact]
    public void Every_signed_state_continues_the_one_before() => Gen.Int[1, 9].Array[1, 12].Sample(steps =>
    {
        var (fold, tree, state) = (new CompactRange(), new MerkleTree(), LedgerState.Empty("a/b"));
        foreach (var step in steps)
        {
            var leaves = Enumerable.Range(0, step).Select(_ => Digest.Random()).ToList();
            foreach (var leaf in leaves)
            {
                fold.Append(leaf);
                tree.Append(leaf);
            }
            var next = state.Advance(leaves, fold);
            Assert.Equal(new Checkpoint("a/b", tree.Size, Merkle.Root(tree, tree.Size)), next.Head);
            Assert.True(Merkle.IsConsistent(state.Size, state.Head.Root, next.Size, next.Head.Root, Merkle.Consistency(tree, state.Size, next.Size)));
            state = next;
        }
    }, iter: Samples.Of(100));

    [Fact]
    public void Leaves_that_storage_gives_back_otherwise_are_not_signed()
    {
        var (leaves, fold) = Three();
        leaves[1] = Digest.Random();
        Assert.Throws<LedgerMismatchException>(() => LedgerState.Empty("a/b").Advance(leaves, fold));
    }

    [Fact]
    public void A_leaf_that_storage_lost_is_not_signed()
    {
        var (leaves, fold) = Three();
        Assert.Throws<LedgerMismatchException>(() => LedgerState.Empty("a/b").Advance(leaves[..2], fold));
    }

    [Fact]
    public void Nothing_is_signed_when_nothing_changed()
    {
        var (leaves, fold) = Three();
        var state = LedgerState.Empty("a/b").Advance(leaves, fold);
        Assert.Throws<LedgerMismatchException>(() => state.Advance([], fold));
    }

    private static (Digest[], CompactRange) Three()
    {
        var leaves = Enumerable.Range(0, 3).Select(_ => Digest.Random()).ToArray();
        var fold = new CompactRange();
        foreach (var leaf in leaves)
            fold.Append(leaf);
        return (leaves, fold);
    }
}
