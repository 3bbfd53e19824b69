using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>Whoever is named on the other side of a transfer is screened as a customer is: a listed one holds it, and what could not be read is never clear.</summary>
public sealed class NamesOnTheOtherSideTests
{
    private static readonly TransferPerson Listed = TransferWorld.Person with { Name = "Somebody Petrov" };

    private readonly TransferWorld _world = new();

    [Fact]
    public void A_transfer_to_somebody_listed_waits_for_two_people_and_is_refused_when_they_confirm()
    {
        Ask("t-1", Listed);

        Assert.Equal((TransferStatus.Held, "name-listed"), (_world["t-1"].Status, Assert.Single(_world["t-1"].Waits).For));
        var raised = Assert.Single(_world.State!.Matters.Exceptions).Value;
        Assert.Equal((ExceptionKinds.PossibleMatch, true), (raised.Kind, raised.Blocking));
        _world.Answer(ExceptionKinds.PossibleMatch, Dispositions.TrueMatch);
        Assert.Equal(TransferStatus.Refused, _world["t-1"].Status);
    }

    [Fact]
    public void Whom_two_people_have_dismissed_is_not_asked_about_again_and_another_of_the_name_is()
    {
        Ask("t-1", Listed);
        _world.Answer(ExceptionKinds.PossibleMatch, Dispositions.FalsePositive);
        Ask("t-2", Listed);
        Ask("t-3", Listed with { DateOfBirth = new LocalDate(1955, 5, 5) });

        Assert.Equal((TransferStatus.Allowed, TransferStatus.Allowed, TransferStatus.Held), (_world["t-1"].Status, _world["t-2"].Status, _world["t-3"].Status));
    }

    [Fact]
    public void Confirming_one_does_not_refuse_a_namesake_unseen()
    {
        Ask("t-1", Listed);
        _world.Answer(ExceptionKinds.PossibleMatch, Dispositions.TrueMatch);
        Ask("t-2", Listed with { DateOfBirth = new LocalDate(1955, 5, 5) });

        Assert.Equal((TransferStatus.Held, "name-listed"), (_world["t-2"].Status, Assert.Single(_world["t-2"].Waits).For));
    }

    [Fact]
    public void A_provider_that_is_listed_holds_too_beside_a_person_who_is()
    {
        _world.Lists.Put(A.List, ["PETROV, Somebody"], A.Monday, entities: ["DARK EXCHANGE LTD"]);

        _world.Ask("t-1", TransferWorld.Worth(100), vasp: TransferWorld.Vasp with { Name = "Dark Exchange Ltd" }, person: Listed);

        Assert.Equal(["name-listed", "provider-listed"], _world["t-1"].Waits.Select(wait => wait.For));
        Assert.Equal(2, _world.State!.Matters.Exceptions.Select(open => open.Value.Subject).Distinct().Count());
    }

    [Fact]
    public void A_name_that_nobody_can_read_waits_for_people()
    {
        Ask("t-1", TransferWorld.Person with { Name = "สมชาย ใจดี" });

        Assert.Equal((TransferStatus.Held, "name-inconclusive"), (_world["t-1"].Status, Assert.Single(_world["t-1"].Waits).For));
        _world.Answer(ExceptionKinds.EvidenceInconclusive, Dispositions.FalsePositive);
        Assert.Equal(TransferStatus.Allowed, _world["t-1"].Status);
        Ask("t-2", TransferWorld.Person with { Name = "สมชาย ใจดี" });
        Assert.Equal(TransferStatus.Held, _world["t-2"].Status);
    }

    [Fact]
    public void What_people_look_at_is_the_name_that_stands_there()
    {
        Ask("t-1", TransferWorld.Person with { Name = "สมชาย ใจดี" });
        var first = Assert.Single(_world.State!.Matters.Exceptions).Key;

        _world.Do(new StateTravelRuleData("t-1", null, null, TransferWorld.Person with { Name = "สมหญิง ใจดี" }, "beneficiary"));

        var (second, open) = Assert.Single(_world.State!.Matters.Exceptions);
        Assert.NotEqual(first, second);
        Assert.NotNull(open.Subject);
        _world.Answer(ExceptionKinds.EvidenceInconclusive, Dispositions.FalsePositive);
        Assert.Equal(TransferStatus.Allowed, _world["t-1"].Status);
        _world.Do(new StateTravelRuleData("t-1", null, null, TransferWorld.Person with { Name = "สมศรี ใจดี" }, "beneficiary"));
        Assert.Equal(TransferStatus.Held, _world["t-1"].Status);
    }

    [Fact]
    public void An_innocent_name_is_screened_and_said_to_be()
    {
        Ask("t-1", TransferWorld.Person);

        Assert.Equal(TransferStatus.Allowed, _world["t-1"].Status);
        Assert.Equal(3, _world.History.Count(decision => decision.Happened is Screened { Screening.Outcome: "clear" }));
        Assert.All(_world.History.Where(decision => decision.Happened is Screened), decision => Assert.DoesNotContain(decision.Basis.Reasons, reason => reason.Text.Contains("Beispiel", StringComparison.Ordinal)));
    }

    [Fact]
    public void Many_that_wait_for_one_list_go_on_in_verdicts_of_a_size_that_is_stored()
    {
        var world = new TransferWorld();
        world.Lists.Remove(A.List);
        for (var i = 0; i < 12; i++)
            world.Ask($"t-{i:00}", TransferWorld.Worth(100), vasp: TransferWorld.Vasp, person: TransferWorld.Person);
        Assert.All(world.State!.All.Values, transfer => Assert.Equal(TransferStatus.Held, transfer.Status));
        world.Lists.Put(A.List, ["PETROV, Somebody"], world.Now);

        world.ListChanged();
        world.Pass(Duration.FromMinutes(1));

        Assert.All(world.State!.All.Values, transfer => Assert.Equal(TransferStatus.Allowed, transfer.Status));
    }

    [Fact]
    public void What_was_allowed_waits_for_people_once_a_list_names_the_other_side_and_the_others_stay_as_they_are()
    {
        Ask("t-1", TransferWorld.Person);
        Ask("t-2", TransferWorld.Person with { Name = "Carla Contoh" });
        Assert.All(_world.State!.All.Values, transfer => Assert.Equal(TransferStatus.Allowed, transfer.Status));
        var before = _world["t-2"].Sequences.Count;
        _world.Lists.Put(A.List, ["PETROV, Somebody", "BEISPIEL, Bo"], _world.Now);

        _world.ListChanged();

        Assert.Equal((TransferStatus.Held, "name-listed"), (_world["t-1"].Status, Assert.Single(_world["t-1"].Waits).For));
        Assert.Equal((TransferStatus.Allowed, before), (_world["t-2"].Status, _world["t-2"].Sequences.Count));
    }

    private void Ask(string id, TransferPerson person) => Assert.Null(_world.Ask(id, TransferWorld.Worth(100), vasp: TransferWorld.Vasp, person: person));
}
