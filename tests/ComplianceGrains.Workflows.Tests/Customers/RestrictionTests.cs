using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Transfers;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>One person restricts a customer at once; nobody alone lifts it.</summary>
public class RestrictionTests
{
    private static readonly Restrict ByOrder = new(RestrictionCauses.Order, "an order of the court");

    [Fact]
    public void One_person_restricts_and_two_lift()
    {
        var world = A.Active();
        Assert.Null(world.Do(ByOrder, People.Analyst()));
        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Equal(409, world.Do(ByOrder, People.Mlro())!.Status);

        Assert.Null(world.Do(new AskRestrictionLifting("the order has ended"), People.Mlro()));
        Assert.Equal("restricted", world.Customer.Status);
        Assert.Equal("restriction-lifted", Assert.Single(world.Customer.Pending).Step);
        Assert.Equal(409, world.Do(new AskRestrictionLifting("again"), People.Analyst())!.Status);
        Assert.Equal(403, world.Decide(Steps.RestrictionLifted, People.Mlro())!.Status);
        Assert.Equal("restricted", world.Customer.Status);
        Assert.Null(world.Decide(Steps.RestrictionLifted, People.Mlro(2)));

        Assert.Equal(("active", null), (world.Customer.Status, world.Customer.Restriction));
        Assert.Empty(world.Customer.Pending);
        Assert.Equal(RestrictionCauses.Order, Assert.Single(world.History.Select(decision => decision.Happened).OfType<RestrictionLifted>()).Cause);
    }

    [Fact]
    public void What_the_second_person_rejects_stays_and_can_be_asked_for_again()
    {
        var world = A.Active();
        world.Do(ByOrder, People.Analyst());
        world.Do(new AskRestrictionLifting("the order has ended"), People.Analyst());
        Assert.Null(world.Decide(Steps.RestrictionLifted, People.Mlro(), approved: false));
        Assert.Equal(("restricted", null), (world.Customer!.Status, world.Customer.Outcome == CustomerOutcome.Exited ? "ended" : null));
        Assert.Empty(world.Customer.Pending);
        Assert.Null(world.Do(new AskRestrictionLifting("it has indeed"), People.Analyst()));
        Assert.Null(world.Decide(Steps.RestrictionLifted, People.Mlro()));
        Assert.Equal("active", world.Customer.Status);
    }

    [Fact]
    public void Nobody_is_restricted_who_is_no_customer_yet_and_nobody_lifts_what_people_did_not_place()
    {
        Assert.Equal(409, A.Applied().Do(ByOrder, People.Analyst())!.Status);
        Assert.Equal(409, A.Active().Do(new AskRestrictionLifting("why not"), People.Mlro())!.Status);
        Assert.Equal(422, A.Active().Do(new Restrict("a-whim", "because"), People.Mlro())!.Status);
    }

    [Fact]
    public void Whoever_is_restricted_can_still_leave_and_whoever_does_not_answer_is_late()
    {
        var world = A.Active();
        world.Do(ByOrder, People.Analyst());
        world.Do(new AskRestrictionLifting("the order has ended"), People.Analyst());
        world.PassTo(world.Customer!.Pending[0].Due);
        Assert.NotEmpty(world.Opened);
        Assert.Equal("restriction-lifted", Assert.Single(world.Customer!.Pending).Step);
        Assert.Null(world.Offboard());
        Assert.Equal("offboarded", world.Customer!.Status);
    }

    [Fact]
    public void Transfers_that_were_allowed_are_held_at_once_and_let_go_once_it_is_lifted()
    {
        var world = new TransferWorld();
        Assert.Null(world.Ask("t-1", TransferWorld.Worth(10), person: TransferWorld.Person));
        Assert.Equal(TransferStatus.Allowed, world["t-1"].Status);

        var active = world.Customer;
        world.Customer = active with { Restriction = new Restriction(RestrictionCauses.Measure, world.Now, null, [], []) };
        world.Hear(new CustomerRestricted(RestrictionCauses.Measure, null));
        Assert.Equal(TransferStatus.Held, world["t-1"].Status);
        Assert.Equal([WaitFor.Customer], world["t-1"].Waits.Select(wait => wait.For));

        world.Customer = active;
        world.Hear(new RestrictionLifted(RestrictionCauses.Measure));
        Assert.Equal(TransferStatus.Allowed, world["t-1"].Status);
    }

    [Fact]
    public void Transfers_are_told_of_both()
    {
        var customer = A.Active().Customer!;
        var verdict = (Verdict.Accepted)CustomerWorkflow.Instance.Asked(customer, ByOrder, People.Analyst(), A.Monday, FactsOf(customer, People.Analyst()));
        Assert.Equal([$"{EffectKinds.CustomerChanged} transfers/subject"], verdict.Effects.Select(effect => $"{effect.Kind} {effect.Target}"));
    }

    private static CustomerFacts FactsOf(Customer customer, Principal by) => CustomerStory.FactsOf(
        new Workflows.Scenarios.InMemoryFacts(Repository.Library, new Workflows.Scenarios.InMemoryLists().At), new ActorId("customer", "subject"), customer, A.Person, "EU", new Message.Asked(A.Monday, by, ByOrder), false);
}
