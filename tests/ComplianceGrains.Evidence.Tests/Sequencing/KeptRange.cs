using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Sequencing;
using ComplianceGrains.Evidence.Trees;

namespace ComplianceGrains.Evidence.Tests.Sequencing;

public sealed class KeptRange
{
    private const string Log = "evidence.example.com/eu/decisions";

    [Fact]
    public void A_range_that_gives_the_root_of_its_size_is_gone_on_from_and_gives_what_a_fold_of_all_leaves_gives()
    {
        for (var size = 0; size < 70; size++)
        {
            var folded = Folded(size);
            var kept = LedgerState.Kept(Log, size, Bytes(folded), folded.Root())!;

            Assert.Equal(folded.Hashes, kept.Hashes);
            Assert.Equal(folded.Root(), kept.Head.Root);
        }
    }

    [Fact]
    public void Any_other_range_is_not_gone_on_from()
    {
        var folded = Folded(22);
        var (bytes, root) = (Bytes(folded), folded.Root());

        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = bytes.ToArray();
            flipped[i] ^= 1;
            Assert.Null(LedgerState.Kept(Log, 22, flipped, root));
        }

        // As many subtrees of another size would give the same root: whoever asks names the size that the root was signed at.
        Assert.All([-22L, 0, 20, 23, long.MaxValue], size => Assert.Null(LedgerState.Kept(Log, size, bytes, root)));
        Assert.All([0, 1, 31, 32, 95], length => Assert.Null(LedgerState.Kept(Log, 22, bytes.AsSpan(0, length), root)));
        Assert.Null(LedgerState.Kept(Log, 22, [.. bytes, .. new byte[32]], root));
        Assert.Null(LedgerState.Kept(Log, 22, bytes, Folded(21).Root()));
    }

    private static CompactRange Folded(int size)
    {
        var range = new CompactRange();
        for (var i = 0; i < size; i++)
            range.Append(Digest.Sha256(BitConverter.GetBytes(i)));
        return range;
    }

    private static byte[] Bytes(CompactRange range) => [.. range.Hashes.SelectMany(hash => hash.ToArray())];
}
