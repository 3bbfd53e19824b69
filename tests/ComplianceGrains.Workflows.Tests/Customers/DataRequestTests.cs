using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>What a person asks for about their data has the time that the packs give, an owner and an answer.</summary>
public class DataRequestTests
{
    [Theory]
    // GDPR Art. 12(3): a month from the receipt; FADP Art. 25(7): thirty days.
    [InlineData("EU", "2026-12-02")]
    [InlineData("CH", "2026-12-02")]
    public void A_request_for_access_is_due_as_the_packs_say(string booking, string lastDay)
    {
        var world = A.Active(booking);
        Assert.Null(world.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst()));

        var request = Assert.Single(world.Customer!.DataRequests);
        var zone = Repository.Library.Rules([booking], A.Monday).Zone(booking);
        Assert.Equal(lastDay, (request.Due - Duration.Epsilon).InZone(zone).Date.ToString("uuuu-MM-dd", null));
        Assert.Equal("analyst", world.Agenda[("customer/subject", "request:request-1")].OwnerRole);
        Assert.Equal("subjectAccess.within", world.History[^1].Basis.Reasons[0].Rule);
    }

    [Fact]
    public void Where_no_law_names_a_time_the_firm_gives_what_a_person_has_for_a_decision()
    {
        var world = A.World("US");
        Assert.Null(world.Apply(A.Person with { Nationalities = ["US"], ResidentialAddress = new Address(["1 Main St"], "10001", "New York", "US"), TaxNumber = "T-1", SocialSecurityNumber = "S-1" }));
        Assert.Equal(["US"], world.Customer!.Bound);
        Assert.Null(world.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst()));
        Assert.Equal(Repository.Library.Rules(["US"], world.Now).Due("manual-review", world.Now).Due, world.Customer.DataRequests[0].Due);
        Assert.Equal("customerDueDiligence.pending.manual-review", world.History[^1].Basis.Reasons[0].Rule);
    }

    [Fact]
    public void The_clock_runs_from_when_the_request_came_and_not_from_when_somebody_wrote_it_down()
    {
        var world = A.Active();
        Assert.Null(world.Do(new ReceiveDataRequest(DataRights.Access, A.Monday - Duration.FromDays(20), "a letter that lay"), People.Analyst()));
        Assert.True(world.Customer!.DataRequests[0].Due < A.Monday + Duration.FromDays(12));
        Assert.Equal(422, world.Do(new ReceiveDataRequest(DataRights.Rectification, A.Monday + Duration.FromDays(1), "tomorrow"), People.Analyst())!.Status);
    }

    [Fact]
    public void An_answer_that_is_not_there_in_time_becomes_somebodys_exception()
    {
        var world = A.Active();
        world.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst());
        world.Pass(Duration.FromDays(33));
        Assert.True(world.Customer!.DataRequests[0].IsOverdue);
        Assert.Equal("active", world.Customer.Status);
        Assert.Single(world.Customer.Matters.Exceptions, exception => exception.Value.Kind == ExceptionKinds.DeadlineMissed);

        Assert.Null(world.Do(new AnswerDataRequest("request-1", true, "sent"), People.Mlro()));
        Assert.Equal(DataRights.Given, world.Customer.DataRequests[0].Outcome);
        Assert.Contains("after it was due", world.History[^1].Basis.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_takes_longer_once_and_only_before_it_is_due()
    {
        var world = A.Active();
        world.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst());
        var first = world.Customer!.DataRequests[0].Due;
        Assert.Null(world.Do(new ExtendDataRequest("request-1", "much to look for"), People.Analyst()));
        Assert.InRange((world.Customer.DataRequests[0].Due - first).TotalDays, 59, 63);
        Assert.Equal(409, world.Do(new ExtendDataRequest("request-1", "still more"), People.Analyst())!.Status);

        var late = A.Active();
        late.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst());
        late.Pass(Duration.FromDays(40));
        Assert.Equal(409, late.Do(new ExtendDataRequest("request-1", "we forgot"), People.Analyst())!.Status);

        // The Swiss pack names no longer time, and it binds beside that of the European Union.
        var swiss = A.Active("CH");
        Assert.Equal(["CH", "EU"], swiss.Customer!.Bound);
        swiss.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst());
        Assert.Equal(409, swiss.Do(new ExtendDataRequest("request-1", "much to look for"), People.Analyst())!.Status);
    }

    [Fact]
    public void An_answer_is_a_persons_and_says_what_every_copy_leaves_out()
    {
        var world = A.Active();
        world.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst());
        Assert.Equal(403, world.Do(new AnswerDataRequest("request-1", true, "sent"), People.Service)!.Status);
        Assert.Equal(404, world.Do(new AnswerDataRequest("request-2", true, "sent"), People.Analyst())!.Status);
        Assert.Null(world.Do(new AnswerDataRequest("request-1", true, "sent"), People.Analyst()));
        Assert.Contains(world.History[^1].Basis.Reasons, reason => reason.Rule == "subjectAccess.withheld" && reason.Text.Contains("whether or not there is any of it", StringComparison.Ordinal));
        Assert.Equal(409, world.Do(new AnswerDataRequest("request-1", false, "again"), People.Analyst())!.Status);
    }

    [Fact]
    public void A_request_for_erasure_is_answered_at_once_with_what_keeps_the_records()
    {
        var world = A.Active();
        Assert.Null(world.Do(new ReceiveDataRequest(DataRights.Erasure, null, "forget me"), People.Analyst()));
        Assert.Equal((DataRights.Kept, true), (world.Customer!.DataRequests[0].Outcome, world.Customer.IsErasureAskedFor));
        var reasons = world.History[^1].Basis.Reasons;
        Assert.Equal(RecordTerms.OfCustomers.Select(recordClass => $"retention.{recordClass}.floor"), reasons.Select(reason => reason.Rule));
        Assert.All(reasons, reason => Assert.StartsWith("EU@", reason.Pack, StringComparison.Ordinal));
        Assert.Equal("active", world.Customer.Status);
        Assert.IsType<DataRequestAnswered>(world.History[^1].Happened);
    }

    [Theory]
    [InlineData("EU", true)]
    [InlineData("SG", false)]
    [InlineData("CH", false)]
    public void A_request_for_erasure_never_shortens_what_must_be_kept_and_ends_what_need_not(string booking, bool lawEnds)
    {
        var rules = Repository.Library.Rules([booking], A.Monday);
        var clocks = new Dictionary<string, Instant> { [RecordRetention.RelationshipStarted] = A.Monday - Duration.FromDays(900), [RecordRetention.RelationshipEnded] = A.Monday };
        var unasked = RecordTerms.Of(rules, clocks, [], RetentionPolicy.Keep);
        var asked = RecordTerms.Of(rules, clocks, [], RetentionPolicy.Keep with { IsAskedFor = true });
        Assert.All(asked, term => Assert.True(term.DueOn > term.KeepThrough, term.Why));
        Assert.Equal(unasked.Select(term => term.KeepThrough), asked.Select(term => term.KeepThrough));
        Assert.All(unasked, term => Assert.Equal(lawEnds, term.DueOn is not null));
        var held = RecordTerms.Of(rules, clocks, [new Hold("hold-1", "customer/x", "court", A.Monday, null, null, null, null)], RetentionPolicy.Keep with { IsAskedFor = true });
        Assert.All(held, term => Assert.Equal((null, "Kept: other law asks for it."), (term.DueOn, term.Why)));
    }

    [Fact]
    public void Nothing_goes_while_the_person_waits_for_an_answer()
    {
        var rules = Repository.Library.Rules(["EU"], A.Monday + Duration.FromDays(4000));
        var ended = A.Active();
        ended.Offboard();
        ended.Do(new ReceiveDataRequest(DataRights.Access, null, "a copy, please"), People.Analyst());
        var later = A.Monday + Duration.FromDays(4000);
        var facts = new CustomerFacts(later, Contracts.Actors.Principal.System, "EU", ["EU"], rules, null, null, A.ExceptionIds(new("customer", "subject")), A.HashKey)
        {
            Outlook = new RetentionOutlook(new RetentionPolicy(true, true), null, true),
        };
        string Why(Customer customer) => Assert.IsType<RetentionPlanned>(Assert.IsType<Decisions.Verdict.Accepted>(
            CustomerWorkflow.Instance.Decide(customer, new Message.Due(later, "retention"), facts)).Decisions[0].Happened).Terms[0].Why;
        Assert.Contains("has no answer yet", Why(ended.Customer!), StringComparison.Ordinal);
        ended.Do(new AnswerDataRequest("request-1", true, "sent"), People.Analyst());
        Assert.DoesNotContain("has no answer yet", Why(ended.Customer!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hold_that_comes_after_the_end_bears_no_name_that_one_before_had()
    {
        var world = A.Active();
        world.Do(new PlaceHold("customer/subject", "court", null, "an order"), People.Mlro());
        var erased = world.Customer! with { Holds = [], IsErased = true };
        var facts = new CustomerFacts(world.Now, People.Mlro(), "EU", ["EU"], Repository.Library.Rules(["EU"], world.Now), null, null, A.ExceptionIds(new("customer", "subject")), A.HashKey)
        {
            Pseudonyms = new Dictionary<string, string> { ["EU"] = "a pseudonym" },
        };
        var placed = Assert.IsType<Decisions.Verdict.Accepted>(CustomerWorkflow.Instance.Decide(erased, new Message.Asked(world.Now, People.Mlro(), new PlaceHold("customer/subject", "court", null, "another")), facts));
        Assert.Equal($"hold-{world.Now.ToUnixTimeMilliseconds()}-1", Assert.IsType<HoldPlaced>(placed.Decisions[0].Happened).Hold);
    }
}
