using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Activity;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>What the packs name as a reason for a review opens it before it is due, once, and the next review follows from it.</summary>
public class ReviewEventTests
{
    private static readonly PersonData Nothing = new(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    [Fact]
    public void Corrected_data_open_a_review_that_ends_with_the_next_ones_date()
    {
        var world = A.Active();
        Assert.Null(world.Do(new ReceiveDataRequest(DataRights.Rectification, null, "a letter"), People.Analyst()));
        Assert.Null(world.Do(new AnswerDataRequest("request-1", true, "as in the passport", Nothing with { FullName = "Anna Example" }), People.Analyst()));

        var (reason, rule) = Opened(world);
        Assert.Equal("customerDueDiligence.review.events", rule);
        Assert.EndsWith("profile-changed.", reason, StringComparison.Ordinal);
        Assert.Equal(("active", null), (world.Customer!.Status, world.Customer.ReviewDue));

        Assert.Null(world.Do(new DecideStep(Steps.PeriodicReview, true, "looked at everything"), People.Analyst()));
        Assert.NotNull(world.Customer.ReviewDue);
        Assert.Empty(world.Customer.Pending);
    }

    [Fact]
    public void Who_is_found_to_be_politically_exposed_is_reviewed_once_however_many_reasons_there_are()
    {
        var world = PepWorld.Active();
        world.PutExposed("EXAMPLE, Ana");
        Assert.DoesNotContain(world.History, decision => decision.Happened is ReviewOpened);

        world.EndExposed(Dispositions.TrueMatch);

        Assert.EndsWith("circumstances-changed.", Opened(world).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hit_that_people_dismiss_opens_nothing_and_one_that_they_confirm_does()
    {
        var dismissed = A.Active();
        dismissed.Put("EXAMPLE, Ana");
        dismissed.End(dismissed.Opened[0], Dispositions.FalsePositive);
        Assert.DoesNotContain(dismissed.History, decision => decision.Happened is ReviewOpened);

        var confirmed = A.Active();
        confirmed.Put("EXAMPLE, Ana");
        confirmed.End(confirmed.Opened[0], Dispositions.TrueMatch);
        Assert.EndsWith("list-hit.", Opened(confirmed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void People_open_one_for_what_the_rules_name_and_for_nothing_else()
    {
        var world = A.Active();
        Assert.Equal("not-in-the-rules", world.Do(new OpenReview("relationship-started", "because"), People.Analyst())!.Errors[0].Code);
        Assert.Equal(403, world.Do(new OpenReview("legal-contact", "because"), People.Service)!.Status);
        Assert.Null(world.Do(new OpenReview("legal-contact", "the tax office asks"), People.Analyst()));
        Assert.Equal("the tax office asks", Assert.Single(world.History.Select(decision => decision.Happened).OfType<ReviewCalledFor>()).Statement);
        Assert.EndsWith("legal-contact.", Opened(world).Reason, StringComparison.Ordinal);
        Assert.Equal(409, world.Do(new OpenReview("legal-contact", "again"), People.Analyst())!.Status);
        Assert.Equal(409, A.Applied().Do(new OpenReview("legal-contact", "too soon"), People.Analyst())!.Status);
    }

    [Fact]
    public void Who_transfers_again_after_a_long_silence_is_reviewed()
    {
        var world = A.Active();
        var facts = CustomerStory.FactsOf(new InMemoryFacts(Repository.Library, world.Lists.At), new ActorId("customer", "subject"), world.Customer, A.Person, "EU", new Message.Due(world.Now, "x"), screen: false);
        var told = new Message.Told(world.Now, new ActorId("transfers", "subject"), new Decision(world.History[^1].Basis, new ActivityResumed("subject", "t-11")), new ActorId("customer", "subject"));

        var verdict = Assert.IsType<Verdict.Accepted>(CustomerWorkflow.Instance.Decide(world.Customer, told, facts));

        Assert.IsType<ReviewOpened>(Assert.Single(verdict.Decisions).Happened);
        Assert.Equal(Verdict.None, CustomerWorkflow.Instance.Decide(CustomerWorkflow.Instance.Evolve(world.Customer, verdict.Decisions[0]), told, facts));
    }

    private static (string Reason, string? Rule) Opened(SubjectWorld world)
    {
        var opened = Assert.Single(world.History, decision => decision.Happened is ReviewOpened);
        Assert.Single(world.Customer!.Pending, step => step.Step == Steps.PeriodicReview);
        var reason = Assert.Single(opened.Basis.Reasons);
        return (reason.Text, reason.Rule);
    }
}
