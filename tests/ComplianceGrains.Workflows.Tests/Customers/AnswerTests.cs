using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class AnswerTests
{
    [Fact]
    public void A_false_positive_lets_the_customer_go_on()
    {
        var (world, exception) = A.Listed();
        Assert.Equal("under-review", world.Customer!.Status);

        world.End(exception, "false-positive");

        Assert.Equal(("active", "approved"), (world.Customer!.Status, world.Customer.Outcome));
    }

    [Fact]
    public void A_true_match_refuses_the_applicant()
    {
        var (world, exception) = A.Listed();
        world.End(exception, "true-match");
        Assert.Equal(("refused", "refused"), (world.Customer!.Status, world.Customer.Outcome));
    }

    [Fact]
    public void A_true_match_restricts_a_customer_and_nobody_is_asked_about_it_again()
    {
        var world = A.Active();
        world.Put("EXAMPLE, Ana");
        world.End(world.Opened[0], "true-match");
        world.Put("EXAMPLE, Ana", "SOMEBODY, Else");

        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Empty(world.Customer.Exceptions);
        Assert.Single(world.Customer.Pending, step => step.Step == Steps.PeriodicReview);
    }

    [Fact]
    public void A_confirmed_identity_failure_after_activation_keeps_the_customer_restricted()
    {
        var world = A.Active();
        world.Verify("failed");
        world.End(world.Opened[0], "true-match");
        Assert.Equal("restricted", world.Customer!.Status);
    }

    [Fact]
    public void A_dismissed_match_is_not_raised_again()
    {
        var (world, exception) = A.Listed();
        world.End(exception, "false-positive");
        world.Put("EXAMPLE, Ana", "SOMEBODY, Else");

        Assert.Equal("active", world.Customer!.Status);
        Assert.Single(world.Opened);
    }

    [Fact]
    public void Dismissing_a_failed_check_does_not_verify_the_identity()
    {
        var world = A.Applied();
        world.Verify("failed");
        world.End(world.Opened[0], "false-positive");
        Assert.Equal("awaiting-evidence", world.Customer!.Status);
    }

    [Fact]
    public void Names_that_cannot_be_compared_stay_somebodys_work_even_after_they_were_dismissed()
    {
        var world = A.World();
        world.Apply(A.Person with { FullName = "???" });
        Assert.Equal("inconclusive", world.Customer!.Screening!.Outcome);
        world.End(world.Opened[0], "false-positive");
        world.Verify();

        Assert.Null(world.Customer!.Outcome);
        Assert.Equal("open", world.Exceptions[Assert.Single(world.Customer.Exceptions.Keys)].Status);
    }

    [Fact]
    public void A_match_in_a_name_that_was_not_read_in_full_clears_nobody_when_it_is_dismissed()
    {
        var world = A.World("EU", "EXAMPLE, Ana");
        world.Apply(A.Person with { FullName = "Ana Example สมชาย" });
        world.Verify();
        Assert.Equal(["evidence-inconclusive", "possible-match"], world.Opened.Select(id => world.Exceptions[id].Kind).Order());

        foreach (var exception in world.Opened.ToList())
            world.End(exception, "false-positive");

        Assert.Null(world.Customer!.Outcome);
        Assert.NotEqual("active", world.Customer.Status);
        Assert.Contains(world.Customer.Exceptions.Values, open => open.Kind == "evidence-inconclusive");
    }
}
