using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Exceptions;

public class DisposeTests
{
    [Fact]
    public void A_disposition_waits_for_the_second_person()
    {
        var (world, exception) = A.Listed();
        Assert.Null(world.Dispose(exception, "false-positive"));
        Assert.Equal(("awaiting-second", "false-positive"), (world.Exceptions[exception].Status, world.Exceptions[exception].Disposition));
        Assert.Equal("under-review", world.Customer!.Status);
    }

    [Fact]
    public void Nobody_accepts_the_risk_of_a_sanction()
    {
        var (world, exception) = A.Listed();
        Assert.Equal((422, "/disposition"), (world.Dispose(exception, "accept-risk")!.Status, world.Dispose(exception, "accept-risk")!.Errors[0].Pointer));
    }

    [Fact]
    public void A_service_does_not_dispose()
    {
        var (world, exception) = A.Listed();
        Assert.Equal(403, world.Dispose(exception, "false-positive", People.Service)!.Status);
    }

    [Fact]
    public void One_disposition_waits_at_a_time()
    {
        var (world, exception) = A.Listed();
        world.Dispose(exception, "false-positive");
        Assert.Equal(409, world.Dispose(exception, "true-match", People.Analyst(2))!.Status);
    }

    [Fact]
    public void What_is_closed_stays_closed()
    {
        var (world, exception) = A.Listed();
        world.End(exception, "true-match");
        Assert.Equal(409, world.Dispose(exception, "false-positive")!.Status);
    }

    [Fact]
    public void What_does_not_exist_cannot_be_disposed() => Assert.Equal(404, A.Applied().Dispose("exc-none", "no-action")!.Status);
}
