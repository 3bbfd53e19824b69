using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Replays;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Counterparties;

/// <summary>
/// A provider on the other side has the rights of a person over what is held of it, as the people have whose business it is: they have a customer's
/// time, what is right is what it is screened by, and what is kept names the law.
/// </summary>
public class CounterpartyRequestTests
{
    [Fact]
    public void A_provider_has_the_time_that_a_customer_has()
    {
        var (world, person) = (Approved(), A.Active());
        Assert.Null(person.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst()));
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Access, person.Now, "a letter of the owner")));

        Assert.Equal(person.Customer!.DataRequests[0].Due, world.Known.DataRequests[0].Due);
        Assert.Contains("request:request-1", world.Agenda.Keys);
        Assert.Null(Ask(world, new ExtendDataRequest("request-1", "many papers")));
        Assert.Equal(403, Ask(world, new AnswerDataRequest("request-1", true, "sent"), People.Service)!.Status);
        Assert.Null(Ask(world, new AnswerDataRequest("request-1", true, "sent")));
        Assert.Equal((DataRights.Given, CounterpartyStanding.Approved), (world.Known.DataRequests[0].Outcome, world.Known.Standing));
        Assert.Contains(world.History[^1].Basis.Reasons, reason => reason.Rule == "subjectAccess.withheld");
    }

    [Fact]
    public void An_answer_that_is_late_is_somebodys_exception_and_stops_no_transfer()
    {
        var world = Approved();
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Access, null, "a letter")));
        world.Pass(Duration.FromDays(33));
        Assert.True(world.Known.DataRequests[0].IsOverdue);
        Assert.Single(world.Known.Matters.Exceptions, exception => exception.Value.Kind == ExceptionKinds.DeadlineMissed);
        Assert.Equal(CounterpartyStanding.Approved, world.Known.Standing);
    }

    [Fact]
    public void Whoever_is_put_right_is_screened_as_whom_they_are()
    {
        var world = Approved("Zarnovsky Trading");
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Rectification, null, "it is written otherwise")));
        // What is right of a person, or nothing, or what is held already.
        Assert.Equal(("/data", "not-of-this-kind"), Error(Ask(world, new AnswerDataRequest("request-1", true, "so", A.Nothing with { FullName = "Ana" }))));
        Assert.Equal(("/provider", "required"), Error(Ask(world, new AnswerDataRequest("request-1", true, "so"))));
        Assert.Equal(("/provider", "unchanged"), Error(Grant(world, new ProviderFields(CounterpartyWorld.Data.Name))));
        Assert.Equal(("/provider", "not-of-this-kind"), Error(Ask(world, new AnswerDataRequest("request-1", false, "no") { Provider = new ProviderFields("Other") })));

        Assert.Null(Grant(world, new ProviderFields("Zarnovsky Trading", Country: "IT")));

        var corrected = Assert.Single(world.History.Select(decision => decision.Happened).OfType<CounterpartyDataCorrected>());
        Assert.Equal(["name", "country"], corrected.Corrected);
        Assert.Equal(("Zarnovsky Trading", "IT", CounterpartyWorld.Data.Lei), (corrected.Name, corrected.Country, corrected.Lei));
        Assert.Equal(("IT", 1, CounterpartyStanding.Restricted), (world.Known.Country, world.Known.Corrections, world.Known.Standing));
        Assert.Equal(SubjectAgenda.CorrectedQueue, world.Agenda["corrected:1"].Queue);
        Assert.Contains(world.Known.Matters.Exceptions, exception => exception.Value.Kind == ExceptionKinds.PossibleMatch);
    }

    [Fact]
    public void Erasure_is_answered_at_once_with_what_keeps_the_records()
    {
        var world = Approved();
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Erasure, null, "forget me")));
        var answered = world.History[^1];
        Assert.Equal((DataRights.Kept, nameof(DataRequestAnswered)), (answered.Basis.Outcome, answered.Happened.GetType().Name));
        Assert.Contains(answered.Basis.Reasons, reason => reason.Rule == "retention.due-diligence.floor");
        Assert.Equal(CounterpartyStanding.Approved, world.Known.Standing);
    }

    [Fact]
    public void What_it_asked_for_and_what_was_put_right_comes_out_equal_when_it_is_decided_again()
    {
        var world = Approved("Zarnovsky Trading");
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Rectification, null, "it is written otherwise")));
        Assert.Null(Grant(world, new ProviderFields("Zarnovsky Trading")));
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Access, null, "a letter")));
        Assert.Null(Ask(world, new ExtendDataRequest("request-2", "many papers")));
        world.Pass(Duration.FromDays(100));
        Assert.True(world.Known.DataRequests[1].IsOverdue);
        Assert.Null(Ask(world, new AnswerDataRequest("request-2", false, "by whom?")));

        var held = CounterpartyWorld.Data;
        var lists = world.Lists.At(world.Now).Lists.ToDictionary(list => $"{list.Index.ListId} {list.Index.Digest}", list => list.Index, StringComparer.Ordinal);
        foreach (var (before, then, at) in world.Commands)
        {
            if (then[0].Happened is DataRequestReceived or DataRequestExtended or DataRequestOverdue or DataRequestAnswered or CounterpartyDataCorrected)
                Assert.All(Again(before, then, at, held, lists), answer => Assert.IsType<ReplayAnswer.Equal>(answer));
            held = then[0].Happened is CounterpartyDataCorrected corrected ? CounterpartyScreening.DataOf(corrected)! : held;
        }
    }

    private static IReadOnlyList<ReplayAnswer> Again(Counterparty? before, IReadOnlyList<Decision> then, Instant at, CounterpartyData held, Dictionary<string, ListIndex> lists)
    {
        var rules = Repository.Library.Rules(then[0].Basis.Bound, then[0].Basis.OccurredAt);
        var ground = new ReplayGround(at, rules, rules, null, A.ExceptionIds(new ActorId("counterparty", "cp-1")), A.HashKey) { Provider = held, Lists = cites => lists.GetValueOrDefault($"{cites.Id} {cites.Digest}") };
        return ReplayedCommand.Answer(CounterpartyWorkflow.Instance, then, CounterpartyReplay.Decide(before, then, ground));
    }

    private static CounterpartyWorld Approved(string listed = "Petrov Trading")
    {
        var world = new CounterpartyWorld(listed);
        Assert.Null(world.Register());
        Assert.Null(world.Propose(days: 300));
        Assert.Null(world.Decide());
        Assert.Equal(CounterpartyStanding.Approved, world.Known.Standing);
        return world;
    }

    private static Refusal? Ask(CounterpartyWorld world, IDataRequestCommand command, Principal? by = null) => world.Do(new CounterpartyDataRequest(command), by ?? People.Analyst());

    private static Refusal? Grant(CounterpartyWorld world, ProviderFields right) => Ask(world, new AnswerDataRequest("request-1", true, "as in the register") { Provider = right });

    private static (string Pointer, string Code) Error(Refusal? refusal) => (refusal!.Errors[0].Pointer, refusal.Errors[0].Code);
}
