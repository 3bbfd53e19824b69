using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Retention;

/// <summary>Nothing is destroyed a day too early, whatever set a run off.</summary>
public class RetentionRunTests
{
    private static readonly LocalDate Day = new(2031, 3, 3);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_run_destroys_from_the_day_on_and_not_the_day_before(int days, bool isEarly) => Assert.Equal(
        isEarly, RetentionWorkflow.IsEarly(Due(Day.PlusDays(-1), Day), Day.PlusDays(days).At(new LocalTime(12, 0)).InUtc().ToInstant()));

    [Fact]
    public void What_has_no_day_is_early_for_ever()
    {
        var late = Instant.FromUtc(2400, 1, 1, 0, 0);
        Assert.True(RetentionWorkflow.IsEarly(Due(Day, null), late));
        Assert.True(RetentionWorkflow.IsEarly(new RetentionDue([], []), late));
        Assert.True(RetentionWorkflow.IsEarly(Due(new LocalDate(2500, 1, 1), Day), late));
        // One of two classes is enough.
        Assert.True(RetentionWorkflow.IsEarly(new RetentionDue([Term(Day.PlusDays(-1), Day), Term(Day, Day.PlusDays(1))], []), Day.At(new LocalTime(12, 0)).InUtc().ToInstant()));
    }

    [Theory]
    [InlineData("2031-03-02T23:00", "2031-03-03")]
    [InlineData("2031-03-03T11:59", "2031-03-03")]
    [InlineData("2031-03-03T12:00", "2031-03-04")]
    public void The_run_that_takes_what_falls_due_is_the_next_one_at_noon(string now, string run) =>
        Assert.Equal(run, RetentionWorkflow.RunAfter(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(now).Value.InUtc().ToInstant()));

    [Theory]
    [InlineData(0, "2031-03-04")]
    [InlineData(7, "2031-03-04")]
    [InlineData(8, "2031-03-05")]
    [InlineData(40, "2031-03-13")]
    [InlineData(400, "2031-04-02")]
    public void Who_is_passed_on_is_looked_at_later_the_longer_it_has_stood_still_and_at_least_once_a_month(int days, string next)
    {
        var noon = Day.At(new LocalTime(12, 0)).InUtc().ToInstant();
        var run = new RetentionRun { RunsAt = noon, Begun = true, Subjects = [new TakenOn("customer/c-1", [new DestructionRule("EU", "EU@6 retention", "law", 1)], noon)] };
        var verdict = Assert.IsType<Verdict.Accepted>(RetentionWorkflow.Instance.Decide(
            run, new Message.Due(noon, RetentionWorkflow.Destroy), new RetentionFacts("2031-03-03", new RunStep.Hindered([new PassedBy("customer/c-1", "Not yet.", noon - Duration.FromDays(days))]))));
        Assert.Equal($"retention/{next}", Assert.Single(verdict.Effects).Target);
    }

    private static RetentionDue Due(LocalDate keep, LocalDate? due) => new([Term(keep, due)], []);

    private static ClassTerm Term(LocalDate keep, LocalDate? due) => new("due-diligence", keep, due, due, "");
}
