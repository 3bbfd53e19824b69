using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Liveness;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Liveness;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Liveness;

/// <summary>The record says that it was looked, how far, and what was found; a pass it is only if everything was.</summary>
public sealed class LivenessRecordTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 2, 2, 12, 0);

    [Fact]
    public void Where_nobody_waits_there_is_nothing_to_record() => Assert.Null(After(null, Found(Noon) with { Subjects = 0 }));

    [Fact]
    public void The_first_look_is_recorded_and_then_one_a_day()
    {
        var first = After(null, Found(Noon))!;
        Assert.Equal((LivenessOutcomes.Passed, 40L), (first.Outcome, first.Last.Subjects));
        Assert.Null(After(first, Found(Noon + Duration.FromHours(11))));
        var next = After(first, Found(Noon + Duration.FromHours(12)))!;
        Assert.Equal(Noon, next.Last.From);
        // The first look of this record came half an hour before its last; before it nobody looked.
        Assert.Equal((long)Duration.FromHours(11.5).TotalSeconds, next.Last.LongestGap);
    }

    [Fact]
    public void What_is_stuck_is_recorded_at_once_with_more_of_it_and_when_it_is_gone()
    {
        var passed = After(null, Found(Noon))!;
        var failed = After(passed, Stuck(Noon + Duration.FromMinutes(1), 1))!;
        Assert.Equal((LivenessOutcomes.Failed, "customer/late"), (failed.Outcome, Assert.Single(failed.Last.First).Actor));
        Assert.Null(After(failed, Stuck(Noon + Duration.FromMinutes(2), 1)));
        var more = After(failed, Stuck(Noon + Duration.FromMinutes(3), 2))!;
        Assert.Equal(2, more.Last.Overdue);
        var others = After(more, Found(Noon + Duration.FromMinutes(3.5)) with { Unowned = 1 })!;
        Assert.Equal((1, 0), (others.Last.Unowned, others.Last.Overdue));
        Assert.Equal(LivenessOutcomes.Passed, After(more, Found(Noon + Duration.FromMinutes(4)))!.Outcome);
    }

    [Fact]
    public void A_look_that_saw_only_a_part_is_no_pass_and_said_after_a_day()
    {
        var passed = After(null, Found(Noon))!;
        var partly = Found(Noon + Duration.FromHours(23)) with { CheckedAt = null };
        Assert.Null(After(passed, partly));
        Assert.Equal(LivenessOutcomes.Unknown, After(passed, partly with { To = Noon + Duration.FromDays(1) })!.Outcome);
        Assert.Equal(LivenessOutcomes.Failed, After(passed, Stuck(Noon + Duration.FromMinutes(1), 1) with { CheckedAt = null })!.Outcome);
        Assert.Null(After(null, Found(Noon) with { Subjects = null }));
        Assert.Equal(LivenessOutcomes.Unknown, After(null, Found(Noon) with { Subjects = null, From = Noon - Duration.FromDays(1) })!.Outcome);
    }

    [Fact]
    public void That_nobody_looks_any_more_is_recorded_by_its_own_deadline()
    {
        var passed = After(null, Found(Noon))!;
        var row = Assert.Single(LivenessWorkflow.Instance.Agenda(passed));
        Assert.Equal(("sweep", Noon + Duration.FromHours(36), "EU"), (row.Key, row.Due, row.Jurisdictions[0]));
        Assert.Null(Decided(passed, new Message.Due(row.Due - Duration.FromSeconds(1), row.Key)));
        var missed = Decided(passed, new Message.Due(row.Due, row.Key))!;
        Assert.Equal((LivenessOutcomes.Unknown, 0, (long)Duration.FromHours(36).TotalSeconds), (missed.Outcome, missed.Last.Looks, missed.Last.LongestGap));
        Assert.Equal(row.Due + Duration.FromHours(36), Assert.Single(LivenessWorkflow.Instance.Agenda(missed)).Due);
    }

    [Fact]
    public void An_old_look_changes_nothing() => Assert.Null(After(After(null, Found(Noon)), Stuck(Noon - Duration.FromSeconds(1), 3)));

    private static SweepFound Found(Instant to) => new(to - Duration.FromMinutes(30), to, 60, 30, to - Duration.FromMinutes(2), 40, 0, 0, 0, []);

    private static SweepFound Stuck(Instant to, int overdue) => Found(to) with { Overdue = overdue, First = [new StuckWork(StuckCauses.Overdue, "customer/late", "review", to)] };

    private static LivenessRecord? After(LivenessRecord? record, SweepFound found) => Decided(record, new Message.Asked(found.To, Principal.System, found));

    private static LivenessRecord? Decided(LivenessRecord? record, Message message) =>
        LivenessWorkflow.Instance.Decide(record, message, new LivenessFacts("EU")) is Verdict.Accepted accepted
            ? LivenessWorkflow.Instance.Evolve(record, Assert.Single(accepted.Decisions))
            : null;
}
