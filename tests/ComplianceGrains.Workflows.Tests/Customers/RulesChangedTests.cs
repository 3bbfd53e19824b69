using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Packs.Events;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>A version came into force that wants everybody decided about again: what it asks more is asked for, and nothing that was done is undone.</summary>
public class RulesChangedTests
{
    private const string Steps = "steps: { value: [identify, verify-identity, screen, rate-risk]";

    [Fact]
    public void What_the_new_rules_ask_besides_becomes_pending_and_the_rest_stays_as_it_was()
    {
        var world = A.Active();
        var before = world.Customer!;

        var (verdict, after) = Told(world, Repository.With("EU", Steps, "steps: { value: [identify, verify-identity, screen, rate-risk, manual-review]"));

        var changed = Assert.IsType<RulesChanged>(Assert.Single(verdict.Decisions).Happened);
        Assert.Equal(["manual-review"], changed.Pending.Select(step => step.Step));
        Assert.Equal((before.Outcome, before.RiskBand, before.ReviewDue), (after.Outcome, after.RiskBand, after.ReviewDue));
        Assert.Equal(before.Done.Keys.Order(), after.Done.Keys.Order());
    }

    [Fact]
    public void The_next_review_comes_earlier_and_never_later()
    {
        var world = A.Active();
        var due = world.Customer!.ReviewDue;

        var (_, earlier) = Told(world, Repository.With("EU", "{ value: P60M,", "{ value: P6M,"));
        Assert.True(earlier.ReviewDue < due);

        Assert.Equal(Verdict.None, Tell(world, Repository.With("EU", "{ value: P60M,", "{ value: P96M,"), world.Customer));
    }

    [Fact]
    public void Who_is_rated_otherwise_now_is_rated_again_and_more_is_asked_of_a_higher_risk()
    {
        var world = A.Active();
        Assert.Equal("low", world.Customer!.RiskBand);

        var (verdict, after) = Told(world, Repository.With("EU", "countries: [AF,", "countries: [PT, AF,"));

        Assert.Contains(verdict.Decisions, decision => decision.Happened is CustomerRatedAgain { Band: "high" });
        Assert.Equal("high", after.RiskBand);
        Assert.NotEmpty(after.Pending);
        Assert.True(after.ReviewDue is null || after.ReviewDue < world.Customer.ReviewDue);
    }

    [Fact]
    public void An_applicant_is_asked_for_what_the_new_rules_want_and_is_not_begun_anew()
    {
        var world = A.Applied();

        var (_, after) = Told(world, Repository.With("EU", Steps, "steps: { value: [identify, verify-identity, screen, rate-risk, manual-review]"));

        Assert.Equal(["manual-review", "verify-identity"], after.Pending.Select(step => step.Step).Order());
        Assert.Equal(world.Customer!.Pending.Single().Due, after.Pending.Single(step => step.Step == "verify-identity").Due);
    }

    [Fact]
    public void Where_nothing_changes_nothing_is_decided_and_told_twice_is_told_once()
    {
        var world = A.Active();
        Assert.Equal(Verdict.None, Tell(world, Repository.Library, world.Customer));

        var rules = Repository.With("EU", Steps, "steps: { value: [identify, verify-identity, screen, rate-risk, manual-review]");
        var (_, after) = Told(world, rules);
        Assert.Equal(Verdict.None, Tell(world, rules, after));
    }

    private static (Verdict.Accepted Verdict, Customer After) Told(SubjectWorld world, PackLibrary rules)
    {
        var verdict = Assert.IsType<Verdict.Accepted>(Tell(world, rules, world.Customer));
        return (verdict, verdict.Decisions.Aggregate(world.Customer!, CustomerWorkflow.Instance.Evolve));
    }

    private static Verdict Tell(SubjectWorld world, PackLibrary rules, Customer? customer)
    {
        var id = new ActorId("customer", "subject");
        var told = new Message.Told(world.Now, new ActorId("pack", "EU"), new Decision(world.History[^1].Basis, new PackMigrated(7, "sha256:7", 1, false)), id);
        return CustomerWorkflow.Instance.Decide(customer, told, CustomerStory.FactsOf(new InMemoryFacts(rules, world.Lists.At), id, customer, A.Person, "EU", told));
    }
}
