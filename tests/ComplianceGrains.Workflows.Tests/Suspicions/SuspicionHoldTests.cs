using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;
using Xunit;

namespace ComplianceGrains.Workflows.Tests.Suspicions;

/// <summary>Orders to keep records that would reveal a suspicion.</summary>
public class SuspicionHoldTests
{
    private static readonly PlaceSuspicionHold Order = new("court", null, "an order");

    [Fact]
    public void Two_officers_lift_an_order_and_a_rejected_lifting_leaves_it()
    {
        var suspicion = SuspicionPlay.Raised(["EU"]);
        Assert.Equal(422, suspicion.Ask(Order with { Issuer = "neighbour" }, People.Mlro()));
        Assert.Equal(422, suspicion.Ask(Order with { Until = new LocalDate(2020, 1, 1) }, People.Mlro()));
        Assert.Equal(404, suspicion.Ask(Order, People.Analyst()));
        Assert.Equal(403, suspicion.Ask(Order, People.Mlro() with { IsPerson = false }));
        Assert.Equal(201, suspicion.Ask(Order, People.Mlro()));

        Assert.Equal(404, suspicion.Ask(new AskSuspicionHoldLifting("hold-2", "over"), People.Mlro()));
        Assert.Equal(409, suspicion.Ask(new DecideSuspicionHoldLifting("hold-1", true, "over"), People.Mlro(2)));
        Assert.Equal(202, suspicion.Ask(new AskSuspicionHoldLifting("hold-1", "over"), People.Mlro()));
        Assert.Equal(403, suspicion.Ask(new DecideSuspicionHoldLifting("hold-1", true, "over"), People.Mlro()));
        Assert.Equal(200, suspicion.Ask(new DecideSuspicionHoldLifting("hold-1", false, "not yet"), People.Mlro(2)));
        Assert.True(Keeps(suspicion, "customer/cust-1"));
        Assert.Equal(202, suspicion.Ask(new AskSuspicionHoldLifting("hold-1", "over"), People.Mlro()));
        Assert.Equal(200, suspicion.Ask(new DecideSuspicionHoldLifting("hold-1", true, "over"), People.Mlro(2)));
        Assert.False(Keeps(suspicion, "customer/cust-1"));
        Assert.Equal(409, suspicion.Ask(new AskSuspicionHoldLifting("hold-1", "over"), People.Mlro()));
    }

    [Fact]
    public void An_order_with_a_last_day_ends_by_itself_once_that_day_is_over_everywhere()
    {
        var suspicion = SuspicionPlay.Raised(["EU"]);
        suspicion.Ask(Order with { Until = new LocalDate(2026, 11, 20) }, People.Mlro());
        var ends = Instant.FromUtc(2026, 11, 20, 23, 0);

        suspicion.PassTo(ends - Duration.FromMilliseconds(1));
        Assert.True(Keeps(suspicion, "customer/cust-1"));
        suspicion.PassTo(ends);
        Assert.False(Keeps(suspicion, "customer/cust-1"));
        Assert.IsType<SuspicionHoldLifted>(suspicion.History[^1].Happened);
    }

    [Fact]
    public void An_order_can_come_when_everything_else_is_over()
    {
        var suspicion = SuspicionPlay.Raised(["EU"]);
        suspicion.Ask(new AssessSuspicion(Conclusions.NotFiled, null, null, "harmless"), People.Mlro());
        suspicion.Ask(new ReviewAssessment(true, "agreed"), People.Mlro(2));
        Assert.Equal("not-filed", suspicion.State.Status);
        Assert.Equal(201, suspicion.Ask(Order, People.Mlro()));
    }

    [Fact]
    public void An_order_keeps_whom_the_suspicion_is_about_and_what_it_names_and_nobody_else()
    {
        var (held, free) = (SuspicionPlay.Raised(["EU"], about: ["exception/ex-1", "transfer/tr-1"]), SuspicionPlay.Raised(["EU"], about: "exception/ex-2"));
        held.Ask(Order, People.Mlro());
        var kept = KeptBySuspicions.Of([held.State, free.State with { CustomerId = "cust-2" }], []);

        Assert.All(["customer/cust-1", "exception/ex-1", "transfer/tr-1"], one => Assert.True(kept.KeepsAny([one])));
        Assert.False(kept.KeepsAny(["customer/cust-2", "exception/ex-2", "customer/cust-11"]));
    }

    [Fact]
    public void An_order_on_the_customer_or_in_another_suspicion_about_them_keeps_the_suspicion_too()
    {
        var (held, other) = (SuspicionPlay.Raised(["EU"]), SuspicionPlay.Raised(["EU"], about: "transfer/tr-1"));
        held.Ask(Order, People.Mlro());
        var kept = KeptBySuspicions.Of([held.State, other.State], []);

        Assert.True(kept.Keeps(held.State, isCustomerHeld: false));
        Assert.True(kept.Keeps(other.State, isCustomerHeld: false));
        var nothing = KeptBySuspicions.Of([other.State], []);
        Assert.False(nothing.Keeps(other.State, isCustomerHeld: false));
        Assert.True(nothing.Keeps(other.State, isCustomerHeld: true));
        Assert.False(kept.Keeps(other.State with { CustomerId = "cust-2" }, isCustomerHeld: false));
    }

    [Fact]
    public void Of_a_suspicion_that_cannot_be_read_whoever_it_may_concern_is_kept_and_nobody_else()
    {
        var begun = (SuspicionRaised)SuspicionPlay.Raised(["EU"], about: "exception/ex-1").History[0].Happened;
        var kept = KeptBySuspicions.Of([], [begun]);
        Assert.True(kept.KeepsAny(["customer/cust-1"]));
        Assert.True(kept.KeepsAny(["exception/ex-1"]));
        Assert.False(kept.KeepsAny(["customer/cust-2"]));
    }

    [Fact]
    public void An_order_says_for_whom_it_came_too_late_and_keeps_the_rest()
    {
        var suspicion = SuspicionPlay.Raised(["EU"], about: ["exception/ex-1"]);
        suspicion.TooLateFor = ["customer/cust-1"];
        Assert.Equal(201, suspicion.Ask(Order, People.Mlro()));

        Assert.Equal(["customer/cust-1"], Assert.Single(suspicion.State.Holds).TooLateFor);
        Assert.False(Keeps(suspicion, "customer/cust-1"));
        Assert.True(Keeps(suspicion, "exception/ex-1"));
        Assert.True(KeptBySuspicions.Of([suspicion.State], []).Keeps(suspicion.State, isCustomerHeld: false));
    }

    [Fact]
    public void Nothing_of_an_order_is_published()
    {
        var suspicion = SuspicionPlay.Raised(["EU"]);
        suspicion.Ask(Order, People.Mlro());
        var placed = suspicion.History[^1];
        Assert.Equal(BoundLog.Suspicion, SuspicionWorkflow.Instance.Bind(new("suspicion", "sus-1"), suspicion.State, placed).Log);
        Assert.Equal(2, suspicion.History.Count);
    }

    private static bool Keeps(SuspicionPlay suspicion, string identity) => KeptBySuspicions.Of([suspicion.State], []).KeepsAny([identity]);
}
