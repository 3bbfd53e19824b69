using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>What came of each rule is counted; two people may have nobody told for a time, and a rule may be tried first. Nothing of it is lost.</summary>
public class SuppressionTests
{
    private const string Structuring = "EU/structuring";

    [Fact]
    public void Figures_say_what_a_rule_found_and_how_people_answered()
    {
        var world = new TransferWorld();
        foreach (var number in Enumerable.Range(1, 4))
            Ask(world, $"t-{number}", 600);
        Assert.Equal((2L, 4L, 1L), (Sum(world).Figures.Met, Sum(world).LookedAt, Sum(world).Open));
        Assert.Null(Sum(world).Figures.ProductiveShare);

        world.Pass(Duration.FromHours(5));
        world.Answer(ExceptionKinds.MonitoringAlert, Dispositions.FalsePositive);

        Assert.Equal((0L, 1L, 0m, 5m), (Sum(world).Open, Sum(world).Figures.Closed[Dispositions.FalsePositive], Sum(world).Figures.ProductiveShare, Sum(world).Figures.HoursToClose));
        foreach (var number in Enumerable.Range(5, 3))
            Ask(world, $"t-{number}", 600);
        world.Answer(ExceptionKinds.MonitoringAlert, Dispositions.TrueMatch);
        Assert.Equal(0.5m, Sum(world).Figures.ProductiveShare);
    }

    [Fact]
    public void What_two_people_suppress_is_told_to_nobody_and_counted_until_its_end()
    {
        var world = new TransferWorld();
        Ask(world, "t-1", 600);
        Assert.Null(Suppress(world, Duration.FromDays(6)));
        Assert.Equal(403, world.Do(new DecideSuppression("suppression-1", true, "me again"), People.Mlro())!.Status);
        Assert.Equal(403, world.Do(new DecideSuppression("suppression-1", true, "I may not"), People.Analyst())!.Status);
        Assert.Null(world.Do(new DecideSuppression("suppression-1", true, "seen"), People.Mlro(2)));
        Assert.Equal(["known to pay staff", "seen"], world.State!.Monitoring.Suppressions[0].Sequences.Select(sequence => Suppressions.TextOf(world.History[(int)sequence - 1].Happened)));
        Ask(world, "t-2", 600);
        Ask(world, "t-3", 600);

        Assert.DoesNotContain(world.History, decision => decision.Happened is TransferAlerted or ExceptionRaised);
        var counted = Assert.Single(Assert.Single(world.History.Select(decision => decision.Happened).OfType<MonitoringCounted>()).Counted);
        Assert.Equal(("structuring", CountedBecause.Suppressed, MonitoringAnswers.Met), (counted.Rule, counted.Why, counted.Answer));
        Assert.Equal(["t-1", "t-2", "t-3"], counted.TransferIds);
        Assert.Equal((1L, 0L), (Sum(world).Figures.Suppressed, Sum(world).Figures.Met));
        Assert.Equal(["t-3"], world.State!.Monitoring.CountedOf(CountedBecause.Suppressed, Structuring));

        // At its end it tells people again, of what was not told too.
        world.Pass(Duration.FromDays(6));
        world.Lists.Put(A.List, ["PETROV, Somebody"], world.Now);
        Ask(world, "t-4", 600);
        Assert.Equal(["t-1", "t-2", "t-3", "t-4"], Assert.Single(world.History.Select(decision => decision.Happened).OfType<TransferAlerted>()).Alerts[0].TransferIds);
    }

    [Fact]
    public void A_suppression_has_an_end_a_reason_and_a_rule_that_tells_people()
    {
        var world = new TransferWorld();
        Ask(world, "t-1", 600);
        Assert.Equal("out-of-range", Suppress(world, Duration.FromDays(181))!.Errors[0].Code);
        Assert.Equal("out-of-range", Suppress(world, Duration.Zero)!.Errors[0].Code);
        Assert.Equal("unknown", world.Do(new AskSuppression("SG", "structuring", world.Now + Duration.FromDays(1), "because"), People.Mlro())!.Errors[0].Code);
        Assert.Equal("unknown", world.Do(new AskSuppression("EU", "linked-occasional", world.Now + Duration.FromDays(1), "because"), People.Mlro())!.Errors[0].Code);
        Assert.Equal(403, world.Do(new AskSuppression("EU", "structuring", world.Now + Duration.FromDays(1), "because"), People.Service)!.Status);
        Assert.Null(Suppress(world, Duration.FromDays(180)));
        Assert.Equal(409, Suppress(world, Duration.FromDays(1))!.Status);
        var asked = Assert.Single(world.History.Select(decision => decision.Happened).OfType<SuppressionAsked>());
        Assert.Equal(("suppression-1", "known to pay staff"), (asked.Suppression, asked.Statement));

        Assert.Null(world.Do(new DecideSuppression("suppression-1", true, "seen"), People.Senior));
        Assert.Null(world.Do(new DecideSuppression("suppression-1", false, "no longer so"), People.Mlro()));
        Assert.Equal(("lifted", SuppressionStatus.Ended), (world.History[^1].Basis.Outcome, world.State!.Monitoring.Suppressions[0].Status));
        Assert.Equal(409, world.Do(new DecideSuppression("suppression-1", true, "again"), People.Senior)!.Status);
        Ask(world, "t-2", 600);
        Ask(world, "t-3", 600);
        Assert.Single(world.History.Select(decision => decision.Happened).OfType<TransferAlerted>());
    }

    [Fact]
    public void What_somebody_asks_for_waits_in_a_queue_until_another_answers_or_its_time_is_over()
    {
        var world = new TransferWorld();
        Ask(world, "t-1", 600);
        Assert.Null(Suppress(world, Duration.FromDays(6)));
        var row = Assert.Single(TransfersWorkflow.Instance.Agenda(world.State!), row => row.Queue == AgendaRow.SecondPerson);
        Assert.Equal(("suppression:suppression-1", Roles.Mlro, world.Now + Duration.FromDays(6)), (row.Key, row.OwnerRole, row.Due));

        world.Pass(Duration.FromDays(6));
        Assert.Equal(("lapsed", SuppressionStatus.Ended), (world.History[^1].Basis.Outcome, world.State!.Monitoring.Suppressions[0].Status));
        Assert.DoesNotContain(TransfersWorkflow.Instance.Agenda(world.State!), row => row.Queue == AgendaRow.SecondPerson);

        Assert.Null(Suppress(world, Duration.FromDays(6)));
        Assert.Null(world.Do(new DecideSuppression("suppression-2", true, "seen"), People.Mlro(2)));
        Assert.DoesNotContain(TransfersWorkflow.Instance.Agenda(world.State!), row => row.Queue == AgendaRow.SecondPerson);
    }

    [Fact]
    public void A_rule_that_stops_transfers_is_never_suppressed_and_counts_each_that_it_stops_once()
    {
        var world = new TransferWorld("BR", A.Person with { Nationalities = ["BR"], ResidentialAddress = new Contracts.Customers.Address(["Rua 1"], "01000-000", "São Paulo", "BR") });
        Ask(world, "t-1", 90_000, "USD");
        Ask(world, "t-2", 10_001, "USD");
        var rule = Assert.Single(world.History.Select(decision => decision.Happened).OfType<MonitoringCounted>()).Counted[0];
        Assert.Equal((CountedBecause.Stopped, "BR"), (rule.Why, rule.Jurisdiction));
        Assert.NotNull(rule.ExceptionId);
        Assert.Equal("tells-nobody", world.Do(new AskSuppression("BR", rule.Rule, world.Now + Duration.FromDays(1), "because"), People.Mlro())!.Errors[0].Code);

        world.Answer(ExceptionKinds.MonitoringAlert, Dispositions.FalsePositive);

        var sum = Assert.Single(Sums(world), sum => sum.Rule == rule.Rule);
        Assert.Equal((1L, 1L, 0L), (sum.Figures.Stopped, sum.Figures.Closed[Dispositions.FalsePositive], sum.Open));
    }

    [Theory]
    [InlineData("exception"), InlineData("hold"), InlineData("refuse")]
    public void A_rule_that_is_tried_records_and_does_nothing(string action)
    {
        var world = new TransferWorld(packs: Repository.With("EU", "count: 10, action: exception }", $"count: 2, action: {action}, shadow: true }}"));
        Ask(world, "t-1", 1);
        Ask(world, "t-2", 1);
        Ask(world, "t-3", 1);

        Assert.Equal(TransferStatus.Allowed, world["t-3"].Status);
        Assert.DoesNotContain(world.History, decision => decision.Happened is TransferAlerted or ExceptionRaised);
        var velocity = Assert.Single(Sums(world), sum => sum.Rule == "velocity");
        Assert.Equal((3L, 2L, 0L, 0L), (velocity.LookedAt, velocity.Figures.Shadowed, velocity.Figures.Met, velocity.Figures.Stopped));
        Assert.Equal("tells-nobody", world.Do(new AskSuppression("EU", "velocity", world.Now + Duration.FromDays(1), "because"), People.Mlro())!.Errors[0].Code);
    }

    private static MonitoringSum Sum(TransferWorld world) => Assert.Single(Sums(world), sum => $"{sum.Jurisdiction}/{sum.Rule}" == Structuring);

    private static IReadOnlyList<MonitoringSum> Sums(TransferWorld world) => MonitoringSum.Of([world.State!], Repository.Library.Rules);

    private static Refusal? Suppress(TransferWorld world, Duration time) => world.Do(new AskSuppression("EU", "structuring", world.Now + time, "known to pay staff"), People.Mlro());

    private static void Ask(TransferWorld world, string id, decimal amount, string currency = "EUR") =>
        Assert.Null(world.Ask(id, TransferWorld.Worth(amount, currency) with { RatedAt = world.Now }, vasp: TransferWorld.Vasp, person: TransferWorld.Person));
}
