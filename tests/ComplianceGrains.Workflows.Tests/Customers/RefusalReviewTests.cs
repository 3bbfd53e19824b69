using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>An applicant who was refused asks that other people look at it.</summary>
public class RefusalReviewTests
{
    [Fact]
    public void A_review_is_open_to_those_who_did_not_decide_before()
    {
        var (world, review) = Asked();

        Assert.Equal(["prn-mlro-1", "prn-mlro-2"], world.Exceptions[review].Excluded.Order(StringComparer.Ordinal));
        Assert.Equal(("refused", "open"), (world.Customer!.Status, world.Exceptions[review].Status));
        Assert.Equal(403, world.Dispose(review, "overturn", People.Mlro())!.Status);
        Assert.Equal(422, world.Do(review, new AssignException(People.Mlro(2)), People.Analyst())!.Status);

        Assert.Null(world.Dispose(review, "overturn", People.Analyst()));
        Assert.Equal(403, world.Confirm(review, People.Mlro(2))!.Status);
        Assert.Null(world.Confirm(review, People.Mlro(3)));
    }

    [Fact]
    public void A_refusal_that_is_overturned_goes_on_where_it_came__screened_anew_and_nobody_is_asked_again_about_the_same()
    {
        var (world, review) = Asked();
        End(world, review, "overturn");

        Assert.Equal((null, "screening"), (world.Customer!.Outcome, world.Customer.Status));
        world.Pass(Duration.FromSeconds(1));

        Assert.Equal("active", world.Customer.Status);
        Assert.Empty(world.Customer.Exceptions);
        Assert.DoesNotContain("onboarding-refused", world.Customer.Clocks.Keys);
    }

    [Fact]
    public void What_a_list_says_since_the_refusal_is_looked_at_before_anything_follows()
    {
        var (world, review) = Asked();
        world.Put("EXAMPLE, Ana", "EXAMPLE, Anna");
        End(world, review, "overturn");
        world.Pass(Duration.FromSeconds(1));

        Assert.Equal("possible-match", Assert.Single(world.Customer!.Exceptions).Value.Kind);
        Assert.Equal("under-review", world.Customer!.Status);
    }

    [Fact]
    public void A_refusal_that_is_upheld_stands_and_is_not_reviewed_again()
    {
        var (world, review) = Asked();
        End(world, review, "uphold");

        Assert.Equal("refused", world.Customer!.Status);
        Assert.Equal(409, world.Do(new RequestReview("once more"), People.Service)!.Status);
    }

    [Fact]
    public void A_review_ends_in_its_own_words_alone()
    {
        var (world, review) = Asked();
        Assert.Equal(422, world.Dispose(review, "false-positive", People.Analyst())!.Status);
        Assert.Equal(422, world.Dispose(review, "no-action", People.Analyst())!.Status);
    }

    [Fact]
    public void A_step_that_was_rejected_is_decided_again_by_people()
    {
        var world = A.Applied(person: A.PoliticallyExposed);
        world.Verify();
        foreach (var kind in world.Customer!.Pending.Where(step => Steps.FulfilmentOf(step.Step) == Fulfilment.Evidence).Select(step => Steps.EvidenceFor(step.Step)).ToList())
            Assert.Null(world.Do(new RecordEvidence(kind, "passed", null, null, null, null), People.Analyst()));
        Assert.Null(world.Decide("senior-approval", People.Senior, approved: false));
        Assert.Null(world.Do(new RequestReview("the source of wealth is explained"), People.Service));

        var review = world.Opened[^1];
        Assert.Equal([People.Senior.Id], world.Exceptions[review].Excluded);
        End(world, review, "overturn");
        world.Pass(Duration.FromSeconds(1));

        Assert.Equal(["senior-approval"], world.Customer!.Pending.Select(step => step.Step));
        Assert.Null(world.Decide("senior-approval", new Principal("prn-senior-2", Roles.SeniorManagement, true, ["*"])));
        Assert.Equal("active", world.Customer!.Status);
    }

    [Fact]
    public void Only_a_refusal_is_reviewed_and_once_at_a_time()
    {
        Assert.Equal(409, A.Active().Do(new RequestReview("why not"), People.Service)!.Status);
        var (world, _) = Asked();
        Assert.Equal(409, world.Do(new RequestReview("once more"), People.Service)!.Status);
    }

    [Fact]
    public void Without_what_the_applicant_gave_there_is_nothing_to_review()
    {
        var world = Refused();

        // The same with the application there, so that it is its absence that is refused.
        Assert.IsType<Verdict.Accepted>(Asks(world.Customer!, world.Now, A.Person));
        Assert.Equal(409, Assert.IsType<Verdict.Refused>(Asks(world.Customer!, world.Now, null)).Refusal.Status);
    }

    [Fact]
    public void Whose_records_have_ended_has_no_refusal_left_to_review()
    {
        var world = Refused();
        var ended = CustomerWorkflow.Instance.Evolve(world.Customer, Erased.Decide(new CustomerErased(), world.Customer!.Bound, world.Customer.Rules, world.Now));

        Assert.Equal("erased", ended.Status);
        Assert.Equal(409, Assert.IsType<Verdict.Refused>(Asks(ended, world.Now, null)).Refusal.Status);
    }

    [Fact]
    public void What_the_applicant_is_told_is_the_same_whatever_was_found()
    {
        var listed = Refused();
        var rejected = A.Applied(person: A.PoliticallyExposed);
        rejected.Verify();
        rejected.Decide("senior-approval", People.Senior, approved: false);

        Assert.Equal(("refused", "refused"), (listed.Customer!.Status, rejected.Customer!.Status));
        Assert.Equal(Told(listed), Told(rejected));
        Assert.Equal("refusal-explained", Assert.Single(Told(listed)).Code);
    }

    [Fact]
    public void Everything_in_a_review_is_folded_from_what_is_stored()
    {
        var (world, review) = Asked();
        End(world, review, "overturn");
        world.Pass(Duration.FromSeconds(1));

        Assert.Equal(Replay.Text(world.Customer), Replay.Text(Replay.Of(world.History, withPerson: false)));
    }

    private static SubjectWorld Refused()
    {
        var (world, exception) = A.Listed();
        world.End(exception, "true-match");
        return world;
    }

    private static Verdict Asks(Customer customer, Instant now, PersonData? person) => CustomerWorkflow.Instance.Asked(
        customer, new RequestReview("it is not me"), People.Service, now,
        new CustomerFacts(
            now, People.Service, "EU", customer.Bound, Repository.Library.Rules(customer.Bound, now), person, null, A.ExceptionIds(new("customer", "subject")), A.HashKey));

    private static (SubjectWorld World, string Review) Asked()
    {
        var world = Refused();
        Assert.Null(world.Do(new RequestReview("it is not me"), People.Service));
        return (world, world.Opened[^1]);
    }

    private static void End(SubjectWorld world, string review, string disposition)
    {
        Assert.Null(world.Dispose(review, disposition, People.Analyst()));
        if (!world.Exceptions[review].Closed)
            Assert.Null(world.Confirm(review, People.Mlro(3)));
    }

    private static IReadOnlyList<Reason> Told(SubjectWorld world) =>
        [.. world.History[^1].Basis.Reasons.Where(reason => ReasonCodes.AudienceOf(reason.Code) == Audience.Service)];
}
