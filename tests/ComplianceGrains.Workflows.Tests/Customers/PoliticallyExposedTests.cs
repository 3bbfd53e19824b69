using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>A politically exposed person is not a sanctioned one.</summary>
public class PoliticallyExposedTests
{
    private static readonly string[] AskedOfExposed = ["senior-approval", "source-of-funds", "source-of-wealth"];

    [Fact]
    public void An_applicant_on_the_list_waits_for_people()
    {
        var world = PepWorld.Of("EXAMPLE, Ana");
        world.Apply(A.Person);
        world.Verify();
        Assert.Equal(("under-review", null), (world.Customer!.Status, world.Customer.Outcome));
        Assert.Equal(PepWorld.Kind, Assert.Single(world.Exceptions.Values).Kind);
    }

    [Fact]
    public void The_exception_has_the_ladder_that_the_pack_gives_to_other_kinds()
    {
        var world = PepWorld.Of("EXAMPLE, Ana");
        world.Apply(A.Person);
        Assert.Equal(
            PepWorld.Library.Rules(["EU"], A.Monday).Escalation.Ladder("monitoring-alert", A.Monday).Select(rung => (rung.Role, rung.Due)),
            world.Only(PepWorld.Kind).Ladder.Select(rung => (rung.Role, rung.Due)));
    }

    [Theory]
    [InlineData("no-action")]
    [InlineData("accept-risk")]
    public void It_ends_in_no_other_way_than_a_match_does(string disposition)
    {
        var world = PepWorld.Of("EXAMPLE, Ana");
        world.Apply(A.Person);
        Assert.NotNull(world.Dispose(world.Opened[0], disposition));
    }

    [Fact]
    public void A_confirmed_applicant_is_not_refused_but_looked_at_more_closely_first()
    {
        var world = PepWorld.Of("EXAMPLE, Ana");
        world.Apply(A.Person);
        world.Verify();
        world.EndExposed("true-match");

        Assert.Equal(("awaiting-evidence", null, "high"), (world.Customer!.Status, world.Customer.Outcome, world.Customer.RiskBand));
        Assert.Equal(AskedOfExposed, world.Customer.Pending.Select(step => step.Step).Order(StringComparer.Ordinal));
        var rated = Assert.Single(world.History.Select(decision => decision.Happened).OfType<CustomerRiskRated>());
        Assert.Contains("pep", rated.Triggers);
    }

    [Fact]
    public void The_relationship_begins_when_all_that_is_done()
    {
        var world = PepWorld.Of("EXAMPLE, Ana");
        world.Apply(A.Person);
        world.Verify();
        world.EndExposed("true-match");
        Bring(world);
        Assert.Null(world.Customer!.Outcome);
        world.Decide("senior-approval", People.Senior);
        Assert.Equal("active", world.Customer!.Status);
    }

    [Fact]
    public void A_dismissed_applicant_is_an_ordinary_one()
    {
        var world = PepWorld.Of("EXAMPLE, Ana");
        world.Apply(A.Person);
        world.Verify();
        world.EndExposed("false-positive");
        Assert.Equal(("active", "low"), (world.Customer!.Status, world.Customer.RiskBand));
    }

    [Fact]
    public void An_active_customer_stays_active_while_people_look()
    {
        var world = PepWorld.Active();
        world.PutExposed("EXAMPLE, Ana");
        Assert.Equal("active", world.Customer!.Status);
        Assert.False(world.Only(PepWorld.Kind).Closed);
    }

    [Fact]
    public void A_confirmed_customer_stays_active_and_owes_what_the_rules_ask_of_exposed_persons()
    {
        var world = PepWorld.Active();
        world.PutExposed("EXAMPLE, Ana");
        world.EndExposed("true-match");

        Assert.Equal(("active", "high"), (world.Customer!.Status, world.Customer.RiskBand));
        Assert.Equal(["periodic-review", .. AskedOfExposed], world.Customer.Pending.Select(step => step.Step).Order(StringComparer.Ordinal));
        Assert.All(world.Customer.Pending, step => Assert.Equal(step.Due, world.Agenda[("customer/subject", $"step:{step.Step}")].Due));
        Bring(world);
        world.Decide("senior-approval", People.Senior);
        world.Decide("periodic-review", People.Analyst());
        Assert.Equal("active", world.Customer!.Status);
        Assert.Empty(world.Customer.Pending);
    }

    [Fact]
    public void A_rating_that_is_worse_brings_the_review_forward()
    {
        var world = PepWorld.Active();
        var before = world.Customer!.ReviewDue;
        world.PutExposed("EXAMPLE, Ana");
        world.EndExposed("true-match");

        var yearly = PepWorld.Library.Rules(["EU"], world.Now).Review.Due("high", world.Now);
        Assert.Equal(yearly, RatedAgain(world).ReviewDue);
        Assert.True(yearly < before);
    }

    [Fact]
    public void A_review_that_is_sooner_anyway_stays()
    {
        var world = PepWorld.Active();
        world.PassTo(world.Customer!.ReviewDue!.Value - Duration.FromDays(30));
        var before = world.Customer.ReviewDue;
        // By then the rules ask for more lists than on the first day.
        foreach (var list in PepWorld.Library.Rules(["EU"], world.Now).Screening.Asked.Where(list => list != PepWorld.List))
            world.Lists.Put(list, ["PETROV, Somebody"], world.Now);
        world.PutExposed("EXAMPLE, Ana");
        world.EndExposed("true-match");
        Assert.Equal(before, RatedAgain(world).ReviewDue);
    }

    private static CustomerRatedAgain RatedAgain(SubjectWorld world) => Assert.Single(world.History.Select(decision => decision.Happened).OfType<CustomerRatedAgain>());

    [Fact]
    public void What_they_owe_and_do_not_bring_becomes_an_exception_and_no_restriction()
    {
        var world = PepWorld.Active();
        world.PutExposed("EXAMPLE, Ana");
        world.EndExposed("true-match");
        world.Pass(Duration.FromDays(60));
        Assert.Contains(world.Exceptions.Values, exception => exception.Kind == "deadline-missed");
        Assert.Equal("active", world.Customer!.Status);
    }

    [Fact]
    public void Nobody_is_asked_again_about_a_confirmed_person_when_the_list_changes_elsewhere()
    {
        var world = PepWorld.Active();
        world.PutExposed("EXAMPLE, Ana");
        world.EndExposed("true-match");
        world.PutExposed("EXAMPLE, Ana", "SOMEBODY, Else");
        Assert.Single(world.Exceptions.Values, exception => exception.Kind == PepWorld.Kind);
    }

    [Fact]
    public void Whoever_is_on_both_lists_is_asked_about_twice_and_the_sanction_stops_them()
    {
        var world = PepWorld.Active();
        world.Lists.Put(A.List, ["EXAMPLE, Ana"], world.Now);
        world.PutExposed("EXAMPLE, Ana");

        Assert.Equal("restricted", world.Customer!.Status);
        Assert.Equal([A.List], world.Only("possible-match").Matches.Select(match => match.List));
        Assert.Equal([PepWorld.List], world.Only(PepWorld.Kind).Matches.Select(match => match.List));
    }

    [Fact]
    public void A_confirmed_exposure_does_not_answer_whether_they_are_sanctioned()
    {
        var world = PepWorld.Of("EXAMPLE, Ana");
        world.Lists.Put(A.List, ["EXAMPLE, Ana"], world.Now);
        world.Apply(A.Person);
        world.EndExposed("true-match");
        world.Verify();
        Assert.Equal(("under-review", null), (world.Customer!.Status, world.Customer.Outcome));
    }

    [Fact]
    public void A_confirmed_sanction_refuses_whoever_is_exposed_too()
    {
        var world = PepWorld.Of("EXAMPLE, Ana");
        world.Lists.Put(A.List, ["EXAMPLE, Ana"], world.Now);
        world.Apply(A.Person);
        world.EndExposed("true-match");
        world.End(world.Opened.First(id => world.Exceptions[id].Kind == "possible-match"), "true-match");
        Assert.Equal("refused", world.Customer!.Status);
    }

    [Fact]
    public void Who_declared_it_and_did_all_of_it_owes_nothing_more_when_the_list_confirms_it()
    {
        var world = PepWorld.Of();
        world.Apply(A.PoliticallyExposed);
        world.Verify();
        Bring(world);
        world.Decide("senior-approval", People.Senior);
        world.PutExposed("EXAMPLE, Ana");
        world.EndExposed("true-match");

        Assert.Contains(nameof(CustomerRatedAgain), world.Happened());
        Assert.Equal("active", world.Customer!.Status);
        Assert.Empty(world.Customer.Pending);
    }

    [Fact]
    public void An_approval_that_was_given_without_knowing_it_is_asked_for_again()
    {
        var world = PepWorld.Of();
        world.Apply(A.Person with { Circumstances = ["correspondent"] });
        world.Verify();
        world.Decide("senior-approval", People.Senior);
        world.PutExposed("EXAMPLE, Ana");
        world.EndExposed("true-match");

        Assert.Contains("senior-approval", world.Customer!.Pending.Select(step => step.Step));
        Assert.DoesNotContain("senior-approval", world.Customer!.Done.Keys);
    }

    [Fact]
    public void A_list_of_exposed_persons_that_is_not_there_lets_nobody_pass()
    {
        var world = PepWorld.Of();
        world.Lists.Remove(PepWorld.List);
        world.Apply(A.Person);
        world.Verify();
        Assert.Equal(("screening", "unavailable"), (world.Customer!.Status, world.Customer.Screening!.Outcome));
    }

    [Fact]
    public void A_list_of_exposed_persons_that_is_too_old_lets_nobody_pass()
    {
        var world = PepWorld.Of();
        world.Apply(A.Person);
        world.Lists.StopRefresh(PepWorld.List, world.Now);
        world.Pass(Duration.FromDays(3));
        world.Verify();
        Assert.Equal(("screening", "stale"), (world.Customer!.Status, world.Customer.Screening!.Outcome));
    }

    [Fact]
    public void A_list_that_one_rule_calls_sanctions_is_one_whatever_another_calls_it()
    {
        var rules = PepWorld.With($"  pepLists: [{PepWorld.List}]\n", $"[ofac-sdn, {PepWorld.List}]").Rules(["EU"], A.Monday);
        Assert.False(rules.Screening.IsOnlyPep(PepWorld.List));
    }

    [Fact]
    public void Its_screening_cites_the_rule_that_asks_for_the_list()
    {
        var world = PepWorld.Active();
        var screened = world.History.First(decision => decision.Happened is Screened);
        Assert.Equal(
            [("screening.lists", A.List), ("screening.pepLists", PepWorld.List)],
            screened.Basis.Reasons.Where(reason => reason.Code == "screened-against").Select(reason => (reason.Rule!, reason.Text.Split(' ')[0])).Order());
    }

    private static void Bring(SubjectWorld world)
    {
        foreach (var kind in new[] { "source-of-funds", "source-of-wealth" })
            Assert.Null(world.Verify("passed", kind));
    }
}
