using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class DecideStepTests
{
    private static SubjectWorld AwaitingApproval()
    {
        var world = A.Applied(person: A.PoliticallyExposed);
        world.Verify();
        world.Verify(kind: "source-of-funds");
        world.Verify(kind: "source-of-wealth");
        Assert.Equal("awaiting-approval", world.Customer!.Status);
        return world;
    }

    [Fact]
    public void Senior_managements_approval_activates()
    {
        var world = AwaitingApproval();
        Assert.Null(world.Decide("senior-approval", People.Senior));
        Assert.Equal(("active", "approved"), (world.Customer!.Status, world.Customer.Outcome));
    }

    [Fact]
    public void A_rejected_step_refuses_the_applicant()
    {
        var world = AwaitingApproval();
        world.Decide("senior-approval", People.Senior, approved: false);
        Assert.Equal(("refused", "refused"), (world.Customer!.Status, world.Customer.Outcome));
        Assert.Empty(world.Customer.Pending);
    }

    [Fact]
    public void Another_role_cannot_give_the_approval() => Assert.Equal(403, AwaitingApproval().Decide("senior-approval", People.Analyst())!.Status);

    [Fact]
    public void A_service_never_counts_as_a_person() =>
        Assert.Equal(403, AwaitingApproval().Decide("senior-approval", People.Senior with { IsPerson = false })!.Status);

    [Fact]
    public void An_approval_cannot_be_brought_as_evidence() => Assert.Equal(409, AwaitingApproval().Decide("verify-identity", People.Senior)!.Status);

    [Theory]
    [InlineData("senior-approval")]
    [InlineData("mlro-review")]
    [InlineData("head-of-onboarding-approval")]
    public void An_approval_is_a_persons_whatever_the_role(string step) => Assert.Equal(Fulfilment.Person, Steps.FulfilmentOf(step));

    [Fact]
    public void A_match_that_turns_up_before_the_approval_stops_it()
    {
        var world = AwaitingApproval();
        world.Put("EXAMPLE, Ana");
        world.Decide("senior-approval", People.Senior);
        Assert.Equal(("under-review", null), (world.Customer!.Status, world.Customer.Outcome));
    }
}
