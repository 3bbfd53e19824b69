using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Transfers;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Retention;

/// <summary>Whose data are among a customer's records and who has asked for something is answered before they go.</summary>
public class WaitingOthersTests
{
    private static readonly Instant Later = ErasureApprovalTests.Later;

    [Theory]
    [InlineData(WaitingOthers.OtherSide, "Kept: whoever is on the other side of a transfer")]
    [InlineData(WaitingOthers.Party, "Kept: a related party")]
    public void Nothing_goes_while_somebody_else_waits_for_an_answer_and_with_the_answer_it_does(string who, string why)
    {
        var ended = Ended();

        var kept = Assert.IsType<RetentionPlanned>(Accepted(Look(ended, who)).Decisions[0].Happened);
        Assert.All(kept.Terms, term => Assert.True(term.DueOn is null && term.Why.StartsWith(why, StringComparison.Ordinal), term.Why));
        Assert.Equal([who], kept.Waiting!);

        var waiting = Then(ended, Look(ended, who));
        Assert.Empty(waiting.ErasureNeeds);
        // Another of them has an answer, or one of them has it before the day: nothing follows.
        Assert.Same(Verdict.None, Hear(waiting, Later, who));
        Assert.Same(Verdict.None, Hear(waiting, A.Monday + Duration.FromDays(100)));
        Assert.Equal(["mlro"], Then(waiting, Hear(waiting, Later)).ErasureNeeds);
    }

    [Fact]
    public void Who_asks_while_people_are_to_approve_the_end_stops_it()
    {
        var due = Then(Ended(), Look(Ended()));
        Assert.Equal(["mlro"], due.ErasureNeeds);

        var refused = Assert.IsType<Verdict.Refused>(CustomerWorkflow.Instance.Decide(due, new Message.Asked(Later, People.Mlro(), new DecideStep(Steps.Erasure, true, "due")), Facts(Later, People.Mlro(), WaitingOthers.OtherSide)));
        Assert.Equal(409, refused.Refusal.Status);
        Assert.Contains("has no answer yet", refused.Refusal.Title, StringComparison.Ordinal);
        // They are asked for already: an answer asks nobody again.
        Assert.Same(Verdict.None, Hear(due, Later));
    }

    [Fact]
    public void Transfers_do_not_end_before_their_other_sides_are_answered_and_tell_a_customer_who_has_left()
    {
        var world = new TransferWorld();
        Assert.Null(world.Ask("t-1", TransferWorld.Worth(600), vasp: TransferWorld.Vasp, person: TransferWorld.Person));
        Assert.NotNull(TransfersWorkflow.Instance.End(world.State!, world.Now));

        Asked(world, new ReceiveDataRequest(DataRights.Access, null, "a letter"));
        Assert.Null(TransfersWorkflow.Instance.End(world.State!, world.Now));
        Asked(world, new AnswerDataRequest("request-1", true, "sent"));
        Assert.NotNull(TransfersWorkflow.Instance.End(world.State!, world.Now));
        Assert.DoesNotContain(world.Told, told => told.Kind == EffectKinds.RequestAnswered);

        world.Customer = world.Customer with { Outcome = CustomerOutcome.Exited };
        Asked(world, new ReceiveDataRequest(DataRights.Rectification, null, "another letter"));
        Asked(world, new AnswerDataRequest("request-2", false, "it is right"));
        Assert.Equal("customer/subject", Assert.Single(world.Told, told => told.Kind == EffectKinds.RequestAnswered).Target);
        // What is answered at once nobody waited for.
        Asked(world, new ReceiveDataRequest(DataRights.Erasure, null, "forget me"));
        Assert.Single(world.Told, told => told.Kind == EffectKinds.RequestAnswered);
    }

    private static void Asked(TransferWorld world, IDataRequestCommand command) => Assert.Null(world.Do(new OtherSideDataRequest("t-1", command), People.Analyst()));

    private static Customer Ended()
    {
        var world = A.Active();
        world.Offboard();
        // The first look, long before anything is due.
        return Then(world.Customer!, Look(world.Customer!, at: A.Monday + Duration.FromDays(40)));
    }

    private static Verdict Look(Customer customer, string? waiting = null, Instant? at = null) =>
        CustomerWorkflow.Instance.Decide(customer, new Message.Due(at ?? Later, "retention"), Facts(at ?? Later, Principal.System, waiting));

    private static Verdict Hear(Customer customer, Instant at, string? waiting = null) => CustomerWorkflow.Instance.Decide(
        customer, new Message.Told(at, new ActorId("transfers", "subject"), Accepted(Look(customer)).Decisions[0] with { Happened = new DataRequestAnswered("request-1", DataRights.Access, "sent") }, default),
        Facts(at, Principal.System, waiting));

    private static Verdict.Accepted Accepted(Verdict verdict) => Assert.IsType<Verdict.Accepted>(verdict);

    private static Customer Then(Customer customer, Verdict verdict) => Accepted(verdict).Decisions.Aggregate(customer, (state, decision) => Customer.Evolve(state, decision.Basis, decision.Happened));

    private static CustomerFacts Facts(Instant at, Principal by, string? waiting) => new(at, by, "EU", ["EU"], Repository.Library.Rules(["EU"], at), null, null, A.ExceptionIds(new("customer", "subject")), A.HashKey)
    {
        Outlook = new RetentionOutlook(new RetentionPolicy(true, true), null, true) { Waiting = waiting is null ? [] : [waiting] },
    };
}
