using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class DueTests
{
    [Fact]
    public void A_missed_step_opens_an_exception_and_gets_a_new_deadline()
    {
        var world = A.Applied();
        var first = world.Customer!.Pending[0].Due;
        world.PassTo(first);

        Assert.Equal("deadline-missed", world.Only("deadline-missed").Kind);
        Assert.True(world.Customer!.Pending[0].Due > first);
        Assert.Equal("awaiting-evidence", world.Customer!.Status);
    }

    [Fact]
    public void Each_miss_is_an_exception_of_its_own()
    {
        var world = A.Applied();
        world.PassTo(world.Customer!.Pending[0].Due);
        world.PassTo(world.Customer!.Pending[0].Due);
        Assert.Equal(2, world.Exceptions.Values.Count(exception => exception.Kind == "deadline-missed"));
    }

    [Fact]
    public void A_step_that_was_done_in_time_is_not_missed()
    {
        var world = A.Active();
        world.Pass(Duration.FromDays(60));
        Assert.Empty(world.Exceptions);
    }

    [Fact]
    public void A_review_opens_when_it_is_due_and_the_next_one_follows_when_it_is_done()
    {
        var world = A.Active();
        var due = world.Customer!.ReviewDue!.Value;
        world.PassTo(due);
        Assert.Equal(["periodic-review"], world.Customer!.Pending.Select(step => step.Step));

        Assert.Null(world.Decide("periodic-review", People.Analyst()));

        Assert.Empty(world.Customer!.Pending);
        Assert.True(world.Customer.ReviewDue > due);
        Assert.Equal("active", world.Customer.Status);
    }

    [Fact]
    public void A_rejected_review_ends_the_relationship()
    {
        var world = A.Active();
        world.PassTo(world.Customer!.ReviewDue!.Value);
        world.Decide("periodic-review", People.Analyst(), approved: false);
        Assert.Equal(("offboarded", "exited"), (world.Customer!.Status, world.Customer.Outcome));
    }

    [Fact]
    public void An_outage_is_asked_again_every_hour_and_raised_once()
    {
        var world = A.WorldWithoutList();
        world.Apply(A.Person);
        world.Pass(Duration.FromHours(24));

        Assert.Equal(25, world.History.Count(decision => decision.Happened.GetType().Name == "Screened"));
        Assert.Single(world.Exceptions);
    }

    [Fact]
    public void Deadlines_of_a_day_happen_in_their_order_and_at_their_time()
    {
        var world = A.WorldWithoutList();
        world.Apply(A.Person);
        world.Pass(Duration.FromHours(24));

        var times = world.History.Select(decision => decision.Basis.OccurredAt).ToList();
        Assert.Equal(times.Order(), times);
        Assert.All(times.Skip(3), time => Assert.Equal(Duration.Zero, Duration.FromTicks((time - A.Monday).TotalTicks % Duration.FromHours(1).TotalTicks)));
        Assert.All(world.Agenda.Values, row => Assert.True(row.Due > world.Now));
    }
}
