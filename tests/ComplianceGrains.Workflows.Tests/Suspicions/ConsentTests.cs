using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Suspicions;

/// <summary>A transaction that was reported before it was carried out waits for the authority, for as long as each law says.</summary>
public class ConsentTests
{
    private const string Report = "report-1";

    [Fact]
    public void In_Britain_silence_of_seven_working_days_lets_it_go_ahead()
    {
        var world = Filed("GB");
        // Filed on Monday 2 November: the seven working days begin on Tuesday and end with Wednesday the 11th.
        Assert.Equal((Consents.Waiting, Instant.FromUtc(2026, 11, 12, 0, 0)), (world.State.Reports[0].Consent, world.State.Reports[0].ConsentUntil!.Value));
        Assert.Contains(world.History[^1].Basis.Reasons, reason => reason is { Code: "consent-clock", Rule: "reporting.standstill", Pack: not null });

        world.PassTo(Instant.FromUtc(2026, 11, 11, 23, 59));
        Assert.Equal(Consents.Waiting, world.State.Reports[0].Consent);
        world.PassTo(Instant.FromUtc(2026, 11, 12, 0, 0));
        Assert.Equal(("consent-clock-ended", Consents.Over), (world.History[^1].Basis.Outcome, world.State.Reports[0].Consent));
        Assert.Equal(409, world.Ask(Says(Consents.Refused, world.Now), People.Mlro()));
    }

    [Fact]
    public void A_refusal_bars_it_for_thirty_one_days_from_the_day_on_which_it_came()
    {
        var world = Filed("GB");
        world.PassTo(Instant.FromUtc(2026, 11, 5, 10, 0));
        Assert.Equal(422, world.Ask(Says(Consents.Refused, world.Now + Duration.FromHours(1)), People.Mlro()));
        Assert.Equal(200, world.Ask(Says(Consents.Refused, world.Now), People.Mlro()));
        Assert.Equal(Instant.FromUtc(2026, 12, 6, 0, 0), world.State.Reports[0].ConsentUntil);
        Assert.Contains(world.History[^1].Basis.Reasons, reason => reason.Rule == "reporting.consent-refusal");

        world.PassTo(Instant.FromUtc(2026, 12, 5, 23, 59));
        Assert.Equal(Consents.Refused, world.State.Reports[0].Consent);
        world.PassTo(Instant.FromUtc(2026, 12, 6, 0, 0));
        Assert.Equal(Consents.Over, world.State.Reports[0].Consent);
    }

    [Fact]
    public void In_Germany_it_is_three_working_days_and_in_Hong_Kong_a_word()
    {
        Assert.Equal(Instant.FromUtc(2026, 11, 5, 23, 0), Filed("DE").State.Reports[0].ConsentUntil);

        var world = Filed("HK");
        Assert.Equal((Consents.Waiting, null), (world.State.Reports[0].Consent, world.State.Reports[0].ConsentUntil));
        world.PassTo(world.Now + Duration.FromDays(200));
        Assert.Equal(Consents.Waiting, world.State.Reports[0].Consent);
        Assert.Equal(200, world.Ask(Says(Consents.Granted, world.Now), People.Mlro()));
        Assert.Equal(409, world.Ask(Says(Consents.Granted, world.Now), People.Mlro()));
    }

    [Fact]
    public void In_the_Emirates_what_is_suspended_is_free_after_ten_working_days_at_the_latest()
    {
        // No rule there has anything wait by itself; the authority may stop it.
        var world = SuspicionPlay.Reported(["AE"], "transfer/tr-1");
        Assert.Equal(422, world.Ask(new FileReport(Report, null, null, world.Now, null) { TransactionWaits = true }, People.Mlro()));
        Assert.Equal(200, world.Ask(new FileReport(Report, null, null, world.Now, null), People.Mlro()));
        Assert.Null(world.State.Reports[0].Consent);
        Assert.Equal(200, world.Ask(Says(Consents.Suspended, world.Now), People.Mlro()));
        Assert.NotNull(world.State.Reports[0].ConsentUntil);
        Assert.Contains(world.History[^1].Basis.Reasons, reason => reason.Rule == "reporting.suspension-end");
    }

    [Fact]
    public void Nothing_waits_where_what_was_reported_is_done_or_where_it_is_about_no_transfer()
    {
        Assert.Null(Filed("GB", about: []).State.Reports[0].Consent);
        Assert.Null(Filed("GB", waits: false).State.Reports[0].Consent);
        Assert.Equal(Consents.Waiting, Filed("GB", waits: true, about: []).State.Reports[0].Consent);
        var world = Filed("GB", waits: false);
        Assert.Equal(409, world.Ask(Says(Consents.Granted, world.Now), People.Mlro()));
    }

    [Fact]
    public void A_refusal_that_came_in_time_counts_also_when_it_is_written_down_after_the_time_was_over()
    {
        var world = Filed("GB");
        world.PassTo(Instant.FromUtc(2026, 11, 13, 9, 0));
        Assert.Equal(Consents.Over, world.State.Reports[0].Consent);
        Assert.Equal(409, world.Ask(Says(Consents.Refused, Instant.FromUtc(2026, 11, 12, 0, 0)), People.Mlro()));
        Assert.Equal(200, world.Ask(Says(Consents.Refused, Instant.FromUtc(2026, 11, 11, 16, 0)), People.Mlro()));
        Assert.Equal((Consents.Refused, Instant.FromUtc(2026, 12, 12, 0, 0)), (world.State.Reports[0].Consent, world.State.Reports[0].ConsentUntil!.Value));
        world.PassTo(Instant.FromUtc(2026, 12, 12, 0, 0));
        Assert.Equal(Consents.Over, world.State.Reports[0].Consent);
    }

    [Fact]
    public void What_went_ahead_an_authority_may_suspend_and_only_that()
    {
        var silent = Filed("GB");
        silent.PassTo(Instant.FromUtc(2026, 11, 12, 0, 0));
        var granted = Filed("HK");
        Assert.Equal(200, granted.Ask(Says(Consents.Granted, granted.Now), People.Mlro()));

        foreach (var world in new[] { silent, granted })
        {
            Assert.Equal(409, world.Ask(Says(Consents.Refused, world.Now), People.Mlro()));
            Assert.Equal(200, world.Ask(Says(Consents.Suspended, world.Now), People.Mlro()));
            Assert.Equal(Consents.Suspended, world.State.Reports[0].Consent);
        }

        var unfiled = SuspicionPlay.Reported(["GB"], "transfer/tr-1");
        Assert.Equal(409, unfiled.Ask(Says(Consents.Suspended, unfiled.Now), People.Mlro()));
    }

    [Fact]
    public void An_authority_that_sends_a_report_back_is_not_silent_about_it()
    {
        var world = Filed("GB");
        Assert.Equal(200, world.Ask(SentBack(world.Now), People.Mlro()));
        Assert.Null(world.State.Reports[0].Consent);
        world.PassTo(Instant.FromUtc(2026, 11, 13, 9, 0));
        Assert.DoesNotContain(world.History, decision => decision.Happened is ConsentClockEnded);

        // Filed again on Friday the 13th: another seven working days, from Monday to Tuesday the 24th.
        Assert.Equal(200, world.Ask(new FileReport(Report, null, null, world.Now, null), People.Mlro()));
        Assert.Equal((Consents.Waiting, Instant.FromUtc(2026, 11, 25, 0, 0)), (world.State.Reports[0].Consent, world.State.Reports[0].ConsentUntil!.Value));

        // Sent back in time, and written down after it: the time of silence had not ended.
        world.PassTo(Instant.FromUtc(2026, 11, 26, 9, 0));
        Assert.Equal(Consents.Over, world.State.Reports[0].Consent);
        Assert.Equal(200, world.Ask(SentBack(Instant.FromUtc(2026, 11, 24, 9, 0)), People.Mlro()));
        Assert.Null(world.State.Reports[0].Consent);
    }

    [Fact]
    public void What_is_refused_stays_barred_when_the_report_is_sent_back_and_filed_again()
    {
        var world = Filed("GB");
        Assert.Equal(200, world.Ask(Says(Consents.Refused, world.Now), People.Mlro()));
        var until = world.State.Reports[0].ConsentUntil;
        Assert.Equal(200, world.Ask(SentBack(world.Now), People.Mlro()));
        Assert.Equal((Consents.Refused, until), (world.State.Reports[0].Consent, world.State.Reports[0].ConsentUntil));
        Assert.Equal(200, world.Ask(new FileReport(Report, null, null, world.Now, null) { TransactionWaits = false }, People.Mlro()));
        Assert.Equal((Consents.Refused, until), (world.State.Reports[0].Consent, world.State.Reports[0].ConsentUntil));

        // What waits anew is barred until the later of both: filed again on Monday the 30th, the seven working days end with Wednesday the 9th.
        Assert.Equal(200, world.Ask(SentBack(world.Now), People.Mlro()));
        world.PassTo(Instant.FromUtc(2026, 11, 30, 9, 0));
        Assert.Equal(200, world.Ask(new FileReport(Report, null, null, world.Now, null), People.Mlro()));
        Assert.Equal((Consents.Refused, Instant.FromUtc(2026, 12, 10, 0, 0)), (world.State.Reports[0].Consent, world.State.Reports[0].ConsentUntil!.Value));
        Assert.Equal(200, world.Ask(Says(Consents.Granted, world.Now), People.Mlro()));
        Assert.Equal(Consents.Granted, world.State.Reports[0].Consent);
    }

    private static RecordAnswer SentBack(Instant at) => new(Report, false, at, null, "a field was wrong");

    private static RecordConsent Says(string answer, Instant at) => new(Report, answer, at, "their letter");

    private static SuspicionPlay Filed(string jurisdiction, bool? waits = null, string[]? about = null)
    {
        var world = SuspicionPlay.Reported([jurisdiction], about ?? ["transfer/tr-1"]);
        Assert.Equal(200, world.Ask(new FileReport(Report, null, null, world.Now, "ref") { TransactionWaits = waits }, People.Mlro()));
        return world;
    }
}
