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
    public async Task That_the_log_states_the_last_head_proves_nothing_and_that_it_states_another_convicts_it()
    {
        var (firm, zip) = await RestoredAsync();
        var report = Pinned(firm, zip, firm.Decisions("eu").HeadAt(Signed));
        Assert.Equal(("PIN-NOPROOF", (long)Signed), (report.Code, report.UnprovenSize));
        Assert.Equal("PIN-ROOT", Pinned(firm, zip, new StatedHead(Signed, Digest.Random())).Code);
    }

    [Fact]
    public async Task Whoever_holds_the_last_head_is_led_from_it_by_the_same_entries_and_not_by_others()
    {
        var (firm, zip) = await RestoredAsync(left: Signed);
        Assert.Equal("VALID", Pinned(firm, zip, firm.Ended).ToString());
        var (other, forged) = await RestoredAsync(draft => draft.Seq == 2 ? draft with { Nonce = Digest.Random() } : draft, Signed);
        Assert.Equal("VALID", other.Verify(forged).ToString());
        Assert.Equal("PIN-NOPROOF", Pinned(other, forged, other.Ended).Code);
    }

    [Fact]
    public async Task Of_lifecycle_the_last_head_is_taken_at_its_word_with_a_warning_and_of_no_other_there_is_proof()
    {
        var (firm, zip) = await RestoredAsync();
        var (log, last) = (firm.Lifecycle("eu"), firm.EndedLifecycle!);
        var report = Pinned(firm, zip, last, log);
        Assert.Equal("VALID", report.ToString());
        Assert.Contains(report.Warnings, warning => warning.Contains("ended in a restore", StringComparison.Ordinal) && warning.Contains("nothing in it leads there", StringComparison.Ordinal));
        Assert.Equal("PIN-ROOT", Pinned(firm, zip, last with { Root = Digest.Random() }, log).Code);
        Assert.Equal("PIN-NOPROOF", Pinned(firm, zip, log.HeadAt(last.Size - 1), log).Code);
    }

    [Fact]
    public async Task A_log_that_says_something_else_again_leads_from_no_checkpoint_of_it()
    {
        var (firm, zip) = await RestoredAsync(draft => draft.Seq == 1 ? draft with { Nonce = Digest.Random() } : draft);
        Assert.Equal("VALID", firm.Verify(zip).ToString());
        Assert.Equal("VALID", Pinned(firm, zip, firm.Decisions("eu").HeadAt(2)).ToString());
        Assert.Equal("PIN-NOPROOF", Pinned(firm, zip, firm.Decisions("eu").HeadAt(3)).Code);
        Assert.Equal("PIN-NOPROOF", Pinned(firm, zip, firm.Ended).Code);
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

    private static VerificationReport Pinned(Firm firm, byte[] zip, StatedHead head, Ledger? log = null) =>
        firm.Verify(zip, new VerifierOptions { Pins = [new Checkpoint((log ?? firm.Decisions("eu")).Name, head.Size, head.Root).Sign(firm.Key).ToBytes()] });

    /// <summary>Six decisions were signed, four are left unless it says how many, and said again, and two more come.</summary>
    private static async Task<(Firm Firm, byte[] Zip)> RestoredAsync(Func<Draft, Draft>? change = null, int left = Left)
    {
        var firm = new Firm();
        firm.Open("eu");
        for (var i = 1; i <= Signed; i++)
        {
            firm.Clock = Histories.From + i * Firm.Day;
            firm.Decide("eu", $"customer/{i % 2}");
        }

        (firm.Ended, firm.EndedLifecycle) = (firm.Decisions("eu").Head, firm.Lifecycle("eu").Head);
        firm.Clock = Firm.Start;
        firm.Open("eu.2");
        Firm.GoOn(firm.Decisions("eu"), firm.Decisions("eu.2"), left, change);
        firm.Clock = Histories.From + 10 * Firm.Day;
        firm.Decide("eu.2", "customer/0");
        firm.Decide("eu.2", "customer/1");
        firm.Clock = Histories.To + Firm.Day;
        return (firm, await firm.WriteAsync(firm.Produce("EXP-8", Histories.From, Histories.To, labels: ["eu.2"])));
    }
}
