using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class OffboardTests
{
    private static Contracts.Actors.Refusal? Ask(SubjectWorld world, Contracts.Actors.Principal by) => world.Do(new Offboard("moved away"), by);

    [Fact]
    public void The_end_clears_everything_that_was_due_and_asks_until_when_the_records_are_kept()
    {
        var world = A.Active();
        Assert.Null(world.Offboard());

        Assert.Equal(("offboarded", "exited"), (world.Customer!.Status, world.Customer.Outcome));
        Assert.Equal([("customer/subject", "retention")], world.Agenda.Keys);
    }

    [Fact]
    public void Nothing_moves_after_the_end()
    {
        var world = A.Active();
        world.Offboard();
        var before = world.History.Count;

        Assert.Equal(409, world.Verify()!.Status);
        Assert.Equal(409, Ask(world, People.Mlro())!.Status);
        world.Put("EXAMPLE, Ana");
        Assert.Equal(before, world.History.Count);
    }

    [Fact]
    public void One_person_alone_ends_nothing()
    {
        var world = A.Active();

        Assert.Null(Ask(world, People.Mlro()));

        Assert.Equal("active", world.Customer!.Status);
        var pending = Assert.Single(world.Customer.Pending);
        Assert.Equal(("offboarding", "mlro"), (pending.Step, pending.Role));
        Assert.Equal(403, world.Decide(Steps.Offboarding, People.Mlro())!.Status);
        Assert.Equal(403, world.Decide(Steps.Offboarding, People.Analyst())!.Status);
        Assert.Equal(409, Ask(world, People.Analyst())!.Status);
        Assert.Null(world.Decide(Steps.Offboarding, People.Mlro(2)));
        Assert.Equal("offboarded", world.Customer.Status);
    }

    [Fact]
    public void What_the_second_person_rejects_goes_on_and_can_be_asked_for_again()
    {
        var world = A.Active();
        Ask(world, People.Analyst());

        Assert.Null(world.Decide(Steps.Offboarding, People.Mlro(), approved: false));

        Assert.Equal("active", world.Customer!.Status);
        Assert.Empty(world.Customer.Pending);
        Assert.Null(Ask(world, People.Mlro()));
        Assert.Null(world.Decide(Steps.Offboarding, People.Mlro(2)));
        Assert.Equal("offboarded", world.Customer.Status);
    }

    [Fact]
    public void An_applicant_who_is_leaving_is_not_activated_and_goes_on_once_they_stay()
    {
        var world = A.Applied();
        Ask(world, People.Analyst());
        world.Verify();
        Assert.NotEqual("active", world.Customer!.Status);

        world.Decide(Steps.Offboarding, People.Mlro(), approved: false);

        Assert.Equal("active", world.Customer.Status);
    }

    [Fact]
    public void Nobody_deciding_in_time_is_a_missed_deadline_and_another_one()
    {
        var world = A.Active();
        Ask(world, People.Analyst());

        world.Pass(Duration.FromDays(8));

        Assert.Contains(world.Exceptions.Values, exception => exception.Kind == "deadline-missed");
        Assert.Equal(("offboarding", "mlro"), (world.Customer!.Pending[0].Step, world.Customer!.Pending[0].Role));
        Assert.True(world.Customer!.Pending[0].Due > world.Now);
    }
}
