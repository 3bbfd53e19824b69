using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Sequencing;

namespace ComplianceGrains.Evidence.Tests.Sequencing;

public sealed class LogStartTests
{
    private const long Size = 10;

    [Theory]
    [InlineData(null, null, null, LogFinding.Sound, null)]
    [InlineData(7, 7, 7, LogFinding.Sound, 7)]
    [InlineData(7, 7, 9, LogFinding.Sound, 9)] // killed between the copy and the store
    [InlineData(7, null, null, LogFinding.Sound, 7)] // written by a version that kept no copy
    [InlineData(7, null, 5, LogFinding.Sound, 7)] // the same, killed while the copy caught up
    [InlineData(5, 7, 7, LogFinding.Sound, 7)] // signed heads removed, entries still there
    [InlineData(null, null, 7, LogFinding.Sound, 7)]
    [InlineData(7, 7, 11, LogFinding.Rollback, 11)] // an older copy of the data folder
    [InlineData(7, 11, 7, LogFinding.Rollback, 11)]
    [InlineData(11, 7, 7, LogFinding.Rollback, 11)]
    [InlineData(null, null, 11, LogFinding.Rollback, 11)]
    [InlineData(7, 7, null, LogFinding.CopyBehind, 7)] // the copy is gone
    [InlineData(7, 7, 6, LogFinding.CopyBehind, 7)] // an older copy of the copy
    [InlineData(7, 11, null, LogFinding.Rollback, 11)] // both
    public void Every_head_that_is_known_counts(int? signed, int? stated, int? anchored, LogFinding finding, int? head)
    {
        var start = LogStart.Judge(Size, Root, Head(signed), Head(stated), Head(anchored));

        Assert.Equal((finding, Head(head)), (start.Finding, start.Head));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void A_root_that_the_log_does_not_give_is_never_passed_over(bool signed, bool stated, bool anchored)
    {
        var start = LogStart.Judge(Size, Root, Head(7, signed), Head(8, stated), Head(9, anchored));

        Assert.Equal((LogFinding.Root, signed ? 7L : stated ? 8L : 9L), (start.Finding, start.Head!.Size));
    }

    private static Digest? Root(long size) => Digest.Sha256(BitConverter.GetBytes(size));

    private static StatedHead? Head(int? size, bool other = false) =>
        size is { } n ? new StatedHead(n, other ? Digest.Sha256("other"u8) : Root(n)!.Value) : null;
}
