using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

public class HoldTests
{
    [Fact]
    public void A_hold_with_a_last_day_ends_by_itself_once_that_day_is_over_everywhere()
    {
        var world = A.Active();
        Assert.Null(world.Do(new PlaceHold("customer/subject", "court", new LocalDate(2026, 11, 20), "an order"), People.Mlro()));
        // In Brussels the 21st begins an hour before it does by UTC.
        Assert.Equal(Instant.FromUtc(2026, 11, 20, 23, 0), world.Customer!.Holds[0].EndsAt);

        world.Pass(Duration.FromDays(18));
        Assert.True(world.Customer.IsHeld);
        world.Pass(Duration.FromDays(1));
        Assert.False(world.Customer.IsHeld);
        Assert.Equal(409, world.Do(new AskHoldLifting("customer/subject", "hold-1", "over"), People.Mlro())!.Status);
    }

    [Fact]
    public void A_hold_says_in_public_that_it_stands_and_nothing_else()
    {
        var world = A.Active();
        world.Do(new PlaceHold("customer/subject", "court", null, "an order about Ana Example"), People.Mlro());
        var published = Assert.IsType<Lifecycle.Published>(world.History[^1].Happened);
        Assert.Equal("""hold.placed/1 {"actor":"EU.customer/subject","hold":"hold-1"}""", $"{published.Kind} {published.Reference.ToCanonical()}");
        Assert.Empty(published.Fields);
    }
}
