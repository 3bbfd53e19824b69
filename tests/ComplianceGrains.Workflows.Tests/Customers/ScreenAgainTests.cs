using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>A screening is a decision: it is made when something it stands on changed, and only then.</summary>
public class ScreenAgainTests
{
    [Fact]
    public void An_open_match_on_the_same_content_is_not_asked_about_again()
    {
        var (world, _) = A.Listed();
        var before = Screenings(world);
        world.ListChanged();
        world.Verify(kind: "document");
        Assert.Equal(before, Screenings(world));
    }

    [Fact]
    public void Another_content_is_asked_about_and_the_same_match_stays_the_same_exception()
    {
        var (world, _) = A.Listed();
        var before = Screenings(world);
        world.Put("EXAMPLE, Ana", "SOMEBODY, Else");
        Assert.Equal(before + 1, Screenings(world));
        Assert.Single(world.Opened);
    }

    [Fact]
    public void A_list_that_was_stale_and_is_fresh_again_is_asked_about_though_nothing_in_it_changed()
    {
        var world = A.Applied();
        world.Lists.StopRefresh(A.List, world.Now);
        world.Pass(Duration.FromDays(3));
        Assert.Equal("clear", world.Customer!.Screening!.Outcome);
        world.Verify();
        Assert.Equal("stale", world.Customer!.Screening!.Outcome);

        world.Put("PETROV, Somebody");

        Assert.Equal(("active", "clear"), (world.Customer!.Status, world.Customer.Screening!.Outcome));
    }

    [Theory]
    [InlineData("engine")]
    [InlineData("subject")]
    [InlineData("threshold")]
    public void Another_engine_another_subject_or_another_threshold_is_asked_about(string changed)
    {
        var world = A.Active();
        var rules = Repository.Library.Rules(world.Customer!.Bound, world.Now);
        var query = CustomerScreening.QueryOf(A.Person, rules)!;
        var last = world.Customer!.Screening!;
        Assert.False(new Question.OfName(query).IsDue(world.Customer, last.Subject, world.Lists.At(world.Now), world.Now));

        var customer = world.Customer! with { Matters = world.Customer!.Matters with { Screening = changed == "engine" ? last with { Engine = "compliancegrains/names@0" } : last } };

        var question = new Question.OfName(changed == "threshold" ? query with { Threshold = 0.8m } : query);
        Assert.True(question.IsDue(customer, changed == "subject" ? "hmac:other" : last.Subject, world.Lists.At(world.Now), world.Now));
    }

    [Fact]
    public void Nobody_is_screened_for_leaving()
    {
        Assert.False(CustomerScreening.IsNeededFor(new Message.Asked(A.Monday, People.Mlro(), new Contracts.Customers.Offboard("moved away"))));
        Assert.False(CustomerScreening.IsNeededFor(new Message.Due(A.Monday, "step:verify-identity")));
        Assert.True(CustomerScreening.IsNeededFor(new Message.Due(A.Monday, "screening-expires")));
    }

    private static int Screenings(SubjectWorld world) => world.History.Count(decision => decision.Happened is Screened);
}
