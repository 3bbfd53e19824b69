using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>
/// Whoever is on the other side of a transfer has the rights of a person over what is held of them in it: a customer's time, what is right is what the
/// transfer is assessed by, and what is kept names the law. Our customer is not asked, and nobody's other transfer is touched.
/// </summary>
public class OtherSideRequestTests
{
    [Fact]
    public void Each_transfer_s_other_side_asks_for_itself_and_in_a_customer_s_time()
    {
        var (world, person) = (Two(), A.Active());
        Assert.Null(person.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst()));
        Assert.Null(Ask(world, "t-1", new ReceiveDataRequest(DataRights.Access, person.Now, "a letter")));
        Assert.Equal(person.Customer!.DataRequests[0].Due, world.State!.DataRequests[0].Due);
        Assert.Contains("request:request-1", world.Agenda.Keys);
        Assert.Equal(409, Ask(world, "t-1", new ReceiveDataRequest(DataRights.Access, null, "once more"))!.Status);

        // Whoever is on the other side of another transfer is somebody else.
        Assert.Null(Ask(world, "t-2", new ReceiveDataRequest(DataRights.Access, null, "another letter")));
        Assert.Equal(404, Ask(world, "t-2", new AnswerDataRequest("request-1", true, "sent"))!.Status);
        Assert.Equal(404, Ask(world, "nobody", new ReceiveDataRequest(DataRights.Access, null, "who"))!.Status);
        Assert.Null(Ask(world, "t-1", new ExtendDataRequest("request-1", "many papers")));
        Assert.Null(Ask(world, "t-1", new AnswerDataRequest("request-1", true, "sent")));
        Assert.Equal([DataRights.Given, null], world.State.DataRequests.Select(request => request.Outcome));
        Assert.Equal(("t-1", "t-2"), (world.State.AskedOf["request-1"], world.State.AskedOf["request-2"]));
    }

    [Fact]
    public void An_answer_that_is_late_is_somebodys_exception_and_holds_nothing()
    {
        var world = Two();
        var before = world["t-1"].Status;
        Assert.Null(Ask(world, "t-1", new ReceiveDataRequest(DataRights.Access, null, "a letter")));
        world.Pass(Duration.FromDays(33));
        Assert.True(world.State!.DataRequests[0].IsOverdue);
        Assert.Contains(world.State.Matters.Exceptions, exception => exception.Value.Kind == ExceptionKinds.DeadlineMissed);
        Assert.Equal(before, world["t-1"].Status);
    }

    [Fact]
    public void Whoever_is_put_right_is_who_the_transfer_is_assessed_by()
    {
        var world = Two();
        Assert.Null(Ask(world, "t-1", new ReceiveDataRequest(DataRights.Rectification, null, "it is written otherwise")));
        Assert.Equal(("/person", "required"), Error(Ask(world, "t-1", new AnswerDataRequest("request-1", true, "so"))));
        Assert.Equal(("/person", "unchanged"), Error(Grant(world, "t-1", Named(TransferWorld.Person.Name))));
        Assert.Equal(("/person/dateOfBirth", "not-before-today"), Error(Grant(world, "t-1", Named("Bo") with { DateOfBirth = new LocalDate(2999, 1, 1) })));

        Assert.Null(Grant(world, "t-1", Named("Somebody Petrov")));

        var stated = world.History.Select(decision => decision.Happened).OfType<TravelRuleDataStated>().Last();
        Assert.Equal(("t-1", "Somebody Petrov", TransferWorld.Person.DateOfBirth, TransferWorld.Vasp), (stated.TransferId, stated.Person!.Name, stated.Person.DateOfBirth, stated.Vasp));
        Assert.Equal(TransferStatus.Held, world["t-1"].Status);
        Assert.Contains(world.State!.Matters.Exceptions, exception => exception.Value.Kind == ExceptionKinds.PossibleMatch);
        Assert.Equal(DataRights.Given, world.State.DataRequests[0].Outcome);
    }

    [Fact]
    public void Also_of_a_transfer_that_is_over_they_are_put_right_and_nothing_moves()
    {
        var world = Two();
        Assert.Null(world.Do(new CancelTransfer("t-2", "changed my mind")));
        Assert.Null(Ask(world, "t-2", new ReceiveDataRequest(DataRights.Rectification, null, "it is written otherwise")));
        Assert.Null(Grant(world, "t-2", Named("Somebody Petrov")));
        Assert.Equal((TransferStatus.Cancelled, "Somebody Petrov"), (world["t-2"].Status, world.History.Select(decision => decision.Happened).OfType<TravelRuleDataStated>().Last().Person!.Name));

        Assert.Null(Ask(world, "t-2", new ReceiveDataRequest(DataRights.Erasure, null, "forget me")));
        Assert.Equal(DataRights.Kept, world.History[^1].Basis.Outcome);
        Assert.Contains(world.History[^1].Basis.Reasons, reason => reason.Rule == "retention.travel-rule.floor");
    }

    private static TransferWorld Two()
    {
        var world = new TransferWorld();
        foreach (var id in new[] { "t-1", "t-2" })
            Assert.Null(world.Ask(id, TransferWorld.Worth(600), vasp: TransferWorld.Vasp, person: TransferWorld.Person));
        return world;
    }

    private static TransferPerson Named(string? name) => new("natural-person", name, null, null, null, null, null, null, null, null, null, null);

    private static Refusal? Ask(TransferWorld world, string transfer, IDataRequestCommand command) => world.Do(new OtherSideDataRequest(transfer, command), People.Analyst());

    private static Refusal? Grant(TransferWorld world, string transfer, TransferPerson right) =>
        world.Do(new OtherSideDataRequest(transfer, new AnswerDataRequest("request-1", true, "as in the passport"), right), People.Analyst());

    private static (string Pointer, string Code) Error(Refusal? refusal) => (refusal!.Errors[0].Pointer, refusal.Errors[0].Code);
}
