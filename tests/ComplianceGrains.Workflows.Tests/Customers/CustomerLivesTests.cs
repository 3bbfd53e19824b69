using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using CsCheck;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>Random lives of customers, each step held against a reference that knows only what must never be.</summary>
public class CustomerLivesTests
{
    private static readonly string[] Bookings = ["EU", "DE", "SG"];

    private static readonly Gen<(int Booking, int Person, int List, List<RandomLife> Events)> Lives =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], RandomLife.Any.List[1, Samples.Events(30)]);

    [Fact]
    public void A_relationship_rests_on_identity_screening_and_approvals_and_ends_once() => Sample(world =>
    {
        var model = new CustomerModel();
        var taken = 0;
        return () =>
        {
            for (; taken < world.History.Count; taken++)
                Assert.Null(model.Take(world.History[taken]));
            Assert.Equal(model.Over, world.Customer!.IsTerminal);
        };
    });

    [Fact]
    public void Everybody_who_is_not_at_an_end_has_an_owner_and_a_deadline() => Sample(world => () =>
    {
        var customer = world.Customer!;
        Assert.All(customer.Exceptions.Keys, id => Assert.False(world.Exceptions[id].Closed, "the customer waits for an exception that is closed"));
        Assert.All(world.Exceptions.Where(exception => !exception.Value.Closed), exception =>
            Assert.Contains(world.Agenda, row => row.Key == ($"exception/{exception.Key}", ExceptionWorkflow.Clock) && row.Value.OwnerRole.Length > 0 && row.Value.Due >= world.Now));
        if (!customer.IsTerminal)
            Assert.True(
                world.Agenda.Any(row => row.Key.Actor == "customer/subject" && row.Value.OwnerRole.Length > 0) || customer.Exceptions.Count > 0,
                $"nobody owns a customer who is {customer.Status}");
        else
            Assert.DoesNotContain(world.Agenda.Keys, row => row is { Actor: "customer/subject", Key: not "retention" });
    });

    [Fact]
    public void What_people_decided_the_platform_leaves_alone() => Sample(world =>
    {
        var decided = new Dictionary<string, ExceptionCase>();
        return () =>
        {
            foreach (var (id, before) in decided.Where(exception => exception.Value.Closed))
                Assert.Equal((before.Disposition, before.Maker), (world.Exceptions[id].Disposition, world.Exceptions[id].Maker));
            foreach (var (id, exception) in world.Exceptions)
            {
                Assert.False(exception is { Maker: not null, Disposition: Dispositions.Resolved }, "the platform closed what a person had begun to decide");
                decided[id] = exception;
            }
        };
    });

    [Fact]
    public void A_history_read_back_without_the_persons_own_values_is_the_same_state() => Sample(world => () =>
    {
        var now = Replay.Text(world.Customer);
        Assert.Equal(now, Replay.Text(Replay.Of(world.History, withPerson: true)));
        Assert.Equal(now, Replay.Text(Replay.Of(world.History, withPerson: false)));
    }, onlyAtTheEnd: true);

    private static void Sample(Func<SubjectWorld, Action> check, bool onlyAtTheEnd = false) => Lives.Sample(life =>
    {
        var world = life.List switch { 0 => A.WorldWithoutList(Bookings[life.Booking]), 1 => A.World(Bookings[life.Booking], "EXAMPLE, Ana"), _ => A.World(Bookings[life.Booking]) };
        Assert.Null(world.Apply(life.Person switch { 0 => A.PoliticallyExposed, 1 => A.Person with { FullName = "???" }, _ => A.Person }));
        var holds = check(world);
        foreach (var happening in life.Events)
        {
            happening.Happen(world);
            if (!onlyAtTheEnd)
                holds();
        }
        holds();
    }, iter: Samples.OfLong(150), print: life => $"{Bookings[life.Booking]} person {life.Person} list {life.List}: {string.Join("; ", life.Events)}");
}
