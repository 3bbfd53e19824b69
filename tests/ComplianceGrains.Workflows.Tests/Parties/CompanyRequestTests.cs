using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Parties;

/// <summary>What a legal entity asks for about its data is answered as what a person asks for, and those behind it are left alone.</summary>
public class CompanyRequestTests
{
    private static readonly ActorId Me = CustomerStory.Instance.Subject;
    private static readonly Instant Later = A.Monday + Duration.FromDays(4000);

    [Fact]
    public void A_company_gets_a_copy_in_the_time_that_a_person_has_and_says_so_where_the_law_speaks_of_people()
    {
        var (world, person) = (Active(), A.Active());
        var behind = world.World.HistoryOf(PartyIds.Of(Me.Key, "ana")).Count;
        Assert.Null(person.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst()));
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Access, null, "a letter of the board")));

        Assert.Equal(person.Customer!.Bound, world.Customer.Bound);
        Assert.Equal(person.Customer.DataRequests[0].Due, world.Customer.DataRequests[0].Due);
        Assert.Equal("subjectAccess.within", world.History[^1].Basis.Reasons[0].Rule);
        Assert.Contains("A legal entity has the same time", world.History[^1].Basis.Reasons[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("legal entity", person.History[^1].Basis.Reasons[0].Text, StringComparison.Ordinal);

        Assert.Null(Ask(world, new ExtendDataRequest("request-1", "many papers")));
        Assert.Equal(409, Ask(world, new ExtendDataRequest("request-1", "still more"))!.Status);
        Assert.Equal(403, Ask(world, new AnswerDataRequest("request-1", true, "sent"), People.Service)!.Status);
        Assert.Null(Ask(world, new AnswerDataRequest("request-1", true, "sent")));
        Assert.Equal((DataRights.Given, CustomerStatus.Active), (world.Customer.DataRequests[0].Outcome, world.Customer.Status));
        Assert.Contains(world.History[^1].Basis.Reasons, reason => reason.Rule == "subjectAccess.withheld");
        Assert.Equal(behind, world.World.HistoryOf(PartyIds.Of(Me.Key, "ana")).Count);
    }

    [Fact]
    public void A_companys_answer_that_is_late_is_somebodys_exception()
    {
        var world = Active();
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Access, null, "a letter of the board")));
        world.Pass(Duration.FromDays(33));
        Assert.True(world.Customer.DataRequests[0].IsOverdue);
        Assert.Single(world.Customer.Matters.Exceptions, exception => exception.Value.Kind == ExceptionKinds.DeadlineMissed);
    }

    [Fact]
    public void A_companys_request_for_erasure_is_answered_at_once_with_what_keeps_the_records()
    {
        var world = Active();
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Erasure, null, "forget us")));
        Assert.Equal((DataRights.Kept, true, CustomerStatus.Active), (world.Customer.DataRequests[0].Outcome, world.Customer.IsErasureAskedFor, world.Customer.Status));
        var reasons = world.History[^1].Basis.Reasons;
        Assert.Equal(RecordTerms.OfCustomers.Select(recordClass => $"retention.{recordClass}.floor"), reasons.Select(reason => reason.Rule));
        Assert.All(reasons, reason => Assert.StartsWith("EU@", reason.Pack, StringComparison.Ordinal));
        Assert.Equal(["ana"], world.Customer.Ownership!.Owners);
    }

    [Fact]
    public void What_the_firm_would_have_kept_of_a_company_goes_once_it_has_asked_for_that_and_waits_for_nothing()
    {
        var world = Active();
        Assert.Null(Ask(world, new Offboard("wound up"), People.Service));
        Assert.Null(Ask(world, new DecideStep(Steps.Offboarding, true, "agreed"), People.Mlro()));
        Assert.Equal(CustomerOutcome.Exited, world.Customer.Outcome);
        // No Swiss law names a day to delete by, and this firm deletes nothing unasked.
        Assert.All(Terms(world.Customer), term => Assert.Null(term.DueOn));

        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Erasure, null, "forget us")));
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Access, null, "a copy first")));
        Assert.All(Terms(world.Customer), term => Assert.Contains("has no answer yet", term.Why, StringComparison.Ordinal));
        Assert.Null(Ask(world, new AnswerDataRequest("request-2", true, "sent")));
        Assert.All(Terms(world.Customer), term => Assert.NotNull(term.DueOn));

        var ended = Then(world.Customer, Look(world.Customer));
        while (ended.ErasureNeeds is [var role, ..])
            ended = Then(ended, Decide(ended, new DecideStep(Steps.Erasure, true, "due"), new Principal($"prn-{role}", role, true, ["*"])));
        Assert.True(ended.IsErased);
        Assert.Equal(409, Assert.IsType<Verdict.Refused>(Decide(ended, new ReceiveDataRequest(DataRights.Access, null, "once more"), People.Analyst())).Refusal.Status);
    }

    private static CompanyWorld Active()
    {
        var world = CompanyWorld.Held();
        Assert.Null(world.Identify("ana"));
        Assert.Equal(CustomerStatus.Active, world.Customer.Status);
        return world;
    }

    private static Refusal? Ask(CompanyWorld world, CustomerCommand command, Principal? by = null) => world.World.Ask(Me, command, by ?? People.Analyst());

    private static IReadOnlyList<ClassTerm> Terms(Customer customer) => Assert.IsType<Verdict.Accepted>(Look(customer)).Decisions[0].Happened switch
    {
        RetentionPlanned planned => planned.Terms,
        RetentionDue due => due.Terms,
        var other => throw new InvalidOperationException($"Nobody expects {other.GetType().Name} of a look."),
    };

    private static Verdict Look(Customer customer) => CustomerWorkflow.Instance.Decide(customer, new Message.Due(Later, "retention"), Facts(Principal.System));

    private static Verdict Decide(Customer customer, CustomerCommand command, Principal by) => CustomerWorkflow.Instance.Decide(customer, new Message.Asked(Later, by, command), Facts(by));

    private static Customer Then(Customer customer, Verdict verdict) =>
        Assert.IsType<Verdict.Accepted>(verdict).Decisions.Aggregate(customer, (state, decision) => Customer.Evolve(state, decision.Basis, decision.Happened));

    /// <summary>Under the rules of Switzerland alone, whatever bound the company while it was a customer.</summary>
    private static CustomerFacts Facts(Principal by) => new(Later, by, "CH", ["CH"], Repository.Library.Rules(["CH"], Later), null, null, A.ExceptionIds(Me), A.HashKey)
    {
        Outlook = new RetentionOutlook(new RetentionPolicy(DeleteAfterFloor: false, Destroys: true), null, true),
    };
}
