using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Rescreenings;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Rescreenings;

/// <summary>Where the law wants everybody screened again daily it is on record of each day that they were, or that they were not.</summary>
public sealed class RescreeningRecordTests
{
    private static readonly DateTimeZone Dubai = Repository.Library.Rules(["AE"], A.Monday).Zone("AE");
    private static readonly Instant Midnight = A.Monday.InZone(Dubai).Date.AtStartOfDayInZone(Dubai).ToInstant();
    private static readonly Instant Noon = Midnight + Duration.FromHours(12);
    private static readonly Duration Day = Duration.FromDays(1);

    [Fact]
    public void Every_event_on_which_a_pack_wants_it_is_one_on_which_it_happens()
    {
        var said = Repository.Library.Jurisdictions.SelectMany(jurisdiction => new[] { A.Monday, A.Monday + (Day * 400) }
            .SelectMany(at => Repository.Library.Rules([jurisdiction], at).Screening.Rescreen.Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(RescreeningRules.Daily, said);
        Assert.Empty(said.Except(RescreeningRules.Obeyed));
    }

    [Fact]
    public void A_day_on_which_everybody_was_compared_with_every_list_is_recorded_once_with_what_the_rule_is()
    {
        var accepted = Assert.IsType<Verdict.Accepted>(Decide(null, Look(Noon), Complete(Noon)));
        var basis = Assert.Single(accepted.Decisions).Basis;
        Assert.Equal((RescreeningOutcomes.Passed, "AE"), (basis.Outcome, basis.Bound[0]));
        Assert.Equal(("screening.rescreen", "AE"), (basis.Reasons[0].Rule, basis.Reasons[0].Pack!.Split('@')[0]));
        Assert.Contains("done", basis.Reasons[1].Text, StringComparison.Ordinal);

        var record = After(null, accepted);
        Assert.Equal((7L, "sha256:a"), (record.Last.Subjects, record.Last.Lists[0].Digest));
        Assert.Equal(Verdict.None, Decide(record, Look(Noon + Duration.FromHours(1)), Complete(Noon)));
        // By the end of the next day there is the next one.
        Assert.Equal(Midnight + (Day * 2), Assert.Single(RescreeningWorkflow.Instance.Agenda(record)).Due);
        Assert.Equal(RescreeningOutcomes.Passed, After(record, Decide(record, Look(Noon + Day), Complete(Noon + Day))).Outcome);
    }

    [Theory]
    [InlineData("yesterday's")]
    [InlineData("under way")]
    [InlineData("never whole")]
    [InlineData("not loaded")]
    [InlineData("somebody waits")]
    [InlineData("engine not seen")]
    public void What_is_not_complete_is_waited_for_and_failed_when_the_day_is_over(string what)
    {
        var record = After(null, Decide(null, Look(Noon), Complete(Noon)));
        var missing = Complete(Noon + Day);
        var list = missing.Lists![0];
        missing = what switch
        {
            "yesterday's" => missing with { Lists = [list with { BegunAt = Noon, ConfirmedAt = Noon }] },
            "under way" => missing with { Lists = [list with { Done = false }] },
            "never whole" => missing with { Lists = [list with { BegunAt = null }] },
            "not loaded" => missing with { Lists = [list with { Digest = null, ConfirmedAt = null, BegunAt = null, Done = false }] },
            "engine not seen" => missing with { IsEngineSeen = false },
            _ => missing with { Waiting = 1, First = ["customer/c-1"] },
        };
        Assert.Equal(Verdict.None, Decide(record, Look(Noon + Day), missing));

        var due = Assert.Single(RescreeningWorkflow.Instance.Agenda(record)).Due;
        Assert.Equal(Verdict.None, Decide(record, Over(due - Duration.FromSeconds(1)), missing));
        var failed = After(record, Decide(record, Over(due), missing));
        Assert.Equal((RescreeningOutcomes.Failed, Noon, due + Day), (failed.Outcome, failed.Last.From, failed.Last.Next));
        Assert.Equal(missing.First, failed.Last.First);
        Assert.Equal((missing.Waiting, missing.Lists![0].Done), (failed.Last.Waiting, failed.Last.Lists[0].Done));
        // Late is late: what comes now is of the day that has begun.
        Assert.Equal(RescreeningOutcomes.Passed, After(failed, Decide(failed, Look(due + Duration.FromHours(1)), Complete(due + Duration.FromHours(1)))).Outcome);
    }

    [Fact]
    public void Who_is_compared_with_no_list_was_not_screened() => Assert.Equal(Verdict.None, Decide(null, Look(Noon), Complete(Noon) with { Lists = [] }));

    [Fact]
    public void The_first_day_that_goes_by_incomplete_is_recorded_too_and_nothing_where_there_is_nobody()
    {
        var missing = Complete(Noon) with { Lists = [Complete(Noon).Lists![0] with { BegunAt = null }] };
        Assert.Equal(Verdict.None, Decide(null, Look(Noon, since: Midnight), missing));
        Assert.Equal(Verdict.None, Decide(null, Look(Noon, since: Midnight - Day) with { Command = new LookAtRescreening(Midnight - Day, 0) }, missing));
        Assert.Equal(Verdict.None, Decide(null, Look(Noon) with { Command = new LookAtRescreening(Noon, 0) }, Complete(Noon)));
        Assert.Equal(RescreeningOutcomes.Failed, After(null, Decide(null, Look(Noon, since: Midnight - Day), missing)).Outcome);
    }

    [Fact]
    public void Rules_that_do_not_want_it_have_no_record_and_end_one()
    {
        var singapore = new RescreeningFacts("SG", Repository.Library.Rules(["SG"], Noon), Complete(Noon).Lists, 0, []);
        Assert.Equal(Verdict.None, Decide(null, Look(Noon), singapore));
        var record = After(null, Decide(null, Look(Noon), Complete(Noon)));
        var ended = After(record, Decide(record, Over(record.Last.Next!.Value), singapore));
        Assert.Equal(RescreeningOutcomes.NotAsked, ended.Outcome);
        Assert.Empty(RescreeningWorkflow.Instance.Agenda(ended));
        Assert.Equal(RescreeningOutcomes.Passed, After(ended, Decide(ended, Look(Noon + (Day * 9)), Complete(Noon + (Day * 9)))).Outcome);
    }

    private static Message.Asked Look(Instant at, Instant? since = null) => new(at, Principal.System, new LookAtRescreening(since ?? at, 7));

    private static Message.Due Over(Instant at) => new(at, RescreeningWorkflow.Next);

    private static RescreeningFacts Complete(Instant at) =>
        new("AE", Repository.Library.Rules(["AE"], at), [new ComparedList(A.List, "sha256:a", at, at - Duration.FromHours(1), true, 2, 3, 1, 0)], 0, []);

    private static Verdict Decide(RescreeningRecord? record, Message message, RescreeningFacts facts) => RescreeningWorkflow.Instance.Decide(record, message, facts);

    private static RescreeningRecord After(RescreeningRecord? record, Verdict verdict) =>
        RescreeningWorkflow.Instance.Evolve(record, Assert.Single(Assert.IsType<Verdict.Accepted>(verdict).Decisions));
}
