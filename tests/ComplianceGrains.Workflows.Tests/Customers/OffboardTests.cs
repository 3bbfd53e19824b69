using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class OffboardTests
{
    [Fact]
    public void The_end_clears_everything_that_was_due()
    {
        var world = A.Active();
        world.Offboard();

        Assert.Equal(("offboarded", "exited"), (world.Customer!.Status, world.Customer.Outcome));
        Assert.Empty(world.Agenda);
    }

    [Fact]
    public void Nothing_moves_after_the_end()
    {
        var world = A.Active();
        world.Offboard();
        var before = world.History.Count;

        Assert.Equal(409, world.Verify()!.Status);
        Assert.Equal(409, world.Offboard()!.Status);
        world.Put("EXAMPLE, Ana");
        Assert.Equal(before, world.History.Count);
    }
}
