using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class ListChangedTests
{
    [Fact]
    public void A_customer_who_gets_listed_is_restricted_until_people_have_looked()
    {
        var world = A.Active();
        world.Put("EXAMPLE, Ana");
        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Equal("possible-match", world.Only("possible-match").Kind);
    }

    [Fact]
    public void A_list_that_arrives_ends_the_outage_and_the_exception_with_it()
    {
        var world = A.WorldWithoutList();
        world.Apply(A.Person);
        world.Verify();
        Assert.Equal("screening", world.Customer!.Status);

        world.Put("PETROV, Somebody");

        Assert.Equal("active", world.Customer!.Status);
        Assert.Equal(("closed", "resolved"), (world.Only("provider-unavailable").Status, world.Only("provider-unavailable").Disposition));
    }

    [Fact]
    public void A_second_outage_is_another_exception_that_somebody_owns()
    {
        var world = A.WorldWithoutList();
        world.Apply(A.Person);
        world.Put("PETROV, Somebody");
        world.Lists.Remove(A.List);
        world.Pass(Duration.FromHours(2));
        world.Verify();

        Assert.Equal(2, world.Opened.Count);
        Assert.Equal("open", world.Exceptions[Assert.Single(world.Customer!.Exceptions.Keys)].Status);
    }

    [Fact]
    public void The_same_content_confirmed_again_is_no_decision()
    {
        var world = A.Active();
        var before = world.History.Count;
        world.ListChanged();
        Assert.Equal(before, world.History.Count);
    }

    [Fact]
    public void A_list_that_nobody_confirms_grows_stale_and_lets_nobody_pass()
    {
        var world = A.Applied();
        world.Lists.StopRefresh(A.List, world.Now);
        world.Pass(Duration.FromDays(3));
        world.Verify();

        Assert.Equal(("screening", "stale"), (world.Customer!.Status, world.Customer.Screening!.Outcome));
        Assert.Equal("operator", world.Only("stale-list").Ladder[0].Role);
    }

    [Fact]
    public void What_a_person_has_begun_to_decide_the_platform_does_not_close()
    {
        var world = A.WorldWithoutList();
        world.Apply(A.Person);
        world.Dispose(world.Opened[0], "no-action", People.Analyst());
        world.Put("PETROV, Somebody");
        Assert.Equal("awaiting-second", world.Exceptions[world.Opened[0]].Status);
    }
}
