using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>Checkpoints of a log that ended in a restore, and packages of the one that goes on from it.</summary>
public class EndedLogs
{
    private const int Signed = 6, Left = 4;

    [Fact]
    public async Task Whoever_holds_a_checkpoint_of_what_is_left_is_led_from_it()
    {
        var (firm, zip) = await RestoredAsync();
        for (var size = 0; size <= Left; size++)
            Assert.Equal("VALID", Pinned(firm, zip, firm.Decisions("eu").HeadAt(size)).ToString());
    }

    [Fact]
    public async Task Whoever_holds_a_checkpoint_of_what_was_lost_is_told_that_nothing_leads_from_it()
    {
        var (firm, zip) = await RestoredAsync();
        var report = Pinned(firm, zip, firm.Decisions("eu").HeadAt(Left + 1));
        Assert.Equal(("PIN-NOPROOF", Left + 1L), (report.Code, report.UnprovenSize));
        var longer = Pinned(firm, zip, new StatedHead(Signed + 1, Digest.Random()));
        Assert.Equal(("PIN-NOPROOF", Signed + 1L), (longer.Code, longer.UnprovenSize));
    }

    [Fact]
    public async Task The_last_head_is_the_one_that_the_log_says_or_another()
    {
        var (firm, zip) = await RestoredAsync();
        var report = Pinned(firm, zip, firm.Decisions("eu").HeadAt(Signed));
        Assert.Equal("VALID", report.ToString());
        Assert.Contains(report.Warnings, warning => warning.Contains("ended in a restore", StringComparison.Ordinal));
        Assert.Equal("PIN-ROOT", Pinned(firm, zip, new StatedHead(Signed, Digest.Random())).Code);
    }

    [Fact]
    public async Task A_log_that_says_something_else_again_leads_from_no_checkpoint_of_it()
    {
        var (firm, zip) = await RestoredAsync(draft => draft.Seq == 1 ? draft with { Nonce = Digest.Random() } : draft);
        Assert.Equal("VALID", firm.Verify(zip).ToString());
        Assert.Equal("VALID", Pinned(firm, zip, firm.Decisions("eu").HeadAt(2)).ToString());
        Assert.Equal("PIN-NOPROOF", Pinned(firm, zip, firm.Decisions("eu").HeadAt(3)).Code);
    }

    [Fact]
    public async Task A_package_that_begins_later_leads_from_none()
    {
        var (firm, _) = await RestoredAsync();
        var later = await firm.WriteAsync(firm.Produce("EXP-9", Histories.From + 3 * Firm.Day, Histories.To, labels: ["eu.2"]));
        Assert.Equal("VALID", firm.Verify(later).ToString());
        Assert.Equal("PIN-NOPROOF", Pinned(firm, later, firm.Decisions("eu").HeadAt(2)).Code);
    }

    [Fact]
    public async Task A_package_of_the_log_that_ended_is_not_todays_for_whoever_knows_the_one_that_goes_on()
    {
        var (firm, _) = await RestoredAsync();
        var old = await firm.WriteAsync(firm.Produce("EXP-9", Histories.From, Histories.To, labels: ["eu"]));
        var pin = firm.Decisions("eu.2").Checkpoint;
        Assert.Equal("VALID", firm.Verify(old).ToString());
        Assert.Equal("PIN-NEWER", firm.Verify(old, new VerifierOptions { Pins = [pin.Sign(firm.Key).ToBytes()] }).Code);
    }

    [Fact]
    public async Task A_second_log_that_goes_on_is_refused_by_whoever_knows_the_first()
    {
        var (first, _) = await RestoredAsync();
        var pin = first.Decisions("eu.2").Checkpoint;
        var (second, zip) = await RestoredAsync();
        Assert.Equal("PIN-ROOT", second.Verify(zip, new VerifierOptions { Pins = [pin.Sign(second.Key).ToBytes()] }).Code);
    }

    [Fact]
    public async Task It_goes_on_from_the_label_before_it_and_from_no_other()
    {
        var firm = new Firm { EndedLabel = "de" };
        firm.Open("eu.2");
        Assert.Equal("LIFECYCLE-FORM", firm.Verify(await Histories.ExportSmallAsync(firm)).Code);
    }

    private static VerificationReport Pinned(Firm firm, byte[] zip, StatedHead head) =>
        firm.Verify(zip, new VerifierOptions { Pins = [new Checkpoint(firm.Decisions("eu").Name, head.Size, head.Root).Sign(firm.Key).ToBytes()] });

    /// <summary>Six decisions were signed, four are left and said again, and two more come.</summary>
    private static async Task<(Firm Firm, byte[] Zip)> RestoredAsync(Func<Draft, Draft>? change = null)
    {
        var firm = new Firm();
        firm.Open("eu");
        for (var i = 1; i <= Signed; i++)
        {
            firm.Clock = Histories.From + i * Firm.Day;
            firm.Decide("eu", $"customer/{i % 2}");
        }

        firm.Ended = firm.Decisions("eu").Head;
        firm.Clock = Firm.Start;
        firm.Open("eu.2");
        Firm.GoOn(firm.Decisions("eu"), firm.Decisions("eu.2"), Left, change);
        firm.Clock = Histories.From + 10 * Firm.Day;
        firm.Decide("eu.2", "customer/0");
        firm.Decide("eu.2", "customer/1");
        firm.Clock = Histories.To + Firm.Day;
        return (firm, await firm.WriteAsync(firm.Produce("EXP-8", Histories.From, Histories.To, labels: ["eu.2"])));
    }
}
