using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Exceptions;

public class ConfirmTests
{
    [Fact]
    public void A_second_person_must_not_be_the_first()
    {
        var (world, exception) = A.Listed();
        world.Dispose(exception, "false-positive", People.Analyst());
        Assert.Equal(403, world.Confirm(exception, People.Analyst())!.Status);
    }

    [Fact]
    public void The_second_person_closes_it()
    {
        var (world, exception) = A.Listed();
        world.Dispose(exception, "false-positive", People.Analyst());
        Assert.Null(world.Confirm(exception, People.Analyst(2)));
        Assert.Equal("closed", world.Exceptions[exception].Status);
    }

    [Fact]
    public void A_true_match_is_confirmed_by_the_reporting_officer()
    {
        var (world, exception) = A.Listed();
        world.Dispose(exception, "true-match", People.Analyst());
        Assert.Equal(403, world.Confirm(exception, People.Analyst(2))!.Status);
        Assert.Null(world.Confirm(exception, People.Mlro()));
    }

    [Fact]
    public void What_is_sent_back_is_open_again()
    {
        var (world, exception) = A.Listed();
        world.Dispose(exception, "false-positive", People.Analyst());
        world.Confirm(exception, People.Analyst(2), approved: false);

        Assert.Null(world.Exceptions[exception].Disposition);
        Assert.Null(world.Dispose(exception, "true-match", People.Analyst(2)));
    }

    [Fact]
    public void Nothing_is_confirmed_that_nobody_proposed()
    {
        var (world, exception) = A.Listed();
        Assert.Equal(409, world.Confirm(exception, People.Analyst())!.Status);
    }
}
