using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>Data that have to travel and are missing are asked for; once the time is over people choose what the rules name.</summary>
public sealed class MissingDataTests
{
    private const string Row = "travel-rule-data:t-1";

    private readonly TransferWorld _world = new();

    [Fact]
    public void What_is_missing_is_asked_for_under_the_rule_with_a_deadline_on_the_agenda()
    {
        Ask();

        var (happened, reason) = Assert.Single(_world.History.Where(decision => decision.Happened is TravelRuleDataRequested).Select(decision => ((TravelRuleDataRequested)decision.Happened, Assert.Single(decision.Basis.Reasons))));
        Assert.Equal(_world["t-1"].Missing, happened.Missing);
        Assert.Equal(("wallets.travelRule.missing", _world.Now + TransferTerms.Usual.DataWithin), (reason.Rule, happened.Due));
        Assert.Equal(happened.Due, _world.Agenda[Row].Due);
        Assert.Equal("hold, refuse, request, restrict-counterparty, return", string.Join(", ", _world.Facts.Packs.Rules(["EU"], _world.Now).Wallets.MissingData!.Value.Items));
        Assert.Empty(_world.State!.Matters.Exceptions);
    }

    [Fact]
    public void Data_that_come_in_time_end_it()
    {
        Ask();
        _world.Pass(Duration.FromHours(71));
        Assert.Null(_world.Do(new StateTravelRuleData("t-1", null, null, TransferWorld.Person, "beneficiary")));

        Assert.Equal((TransferStatus.Allowed, null), (_world["t-1"].Status, _world["t-1"].DataDue));
        Assert.DoesNotContain(Row, _world.Agenda.Keys);
        _world.Pass(Duration.FromDays(3));
        Assert.Empty(_world.State!.Matters.Exceptions);
    }

    [Fact]
    public void Once_the_time_is_over_two_people_look_and_whoever_does_not_refuse_has_it_asked_for_again()
    {
        Ask();
        _world.Pass(Duration.FromHours(72));

        Assert.Equal((ExceptionKinds.DeadlineMissed, true), Assert.Single(_world.State!.Matters.Exceptions).Value is var open ? (open.Kind, open.Blocking) : default);
        Assert.DoesNotContain(Row, _world.Agenda.Keys);
        _world.Answer(ExceptionKinds.DeadlineMissed, Dispositions.FalsePositive);

        Assert.Equal((TransferStatus.Held, 2), (_world["t-1"].Status, _world.History.Count(decision => decision.Happened is TravelRuleDataRequested)));
        Assert.Equal(_world.Now + TransferTerms.Usual.DataWithin, _world.Agenda[Row].Due);
        _world.Pass(Duration.FromHours(72));
        _world.Answer(ExceptionKinds.DeadlineMissed, Dispositions.TrueMatch);
        Assert.Equal(TransferStatus.Refused, _world["t-1"].Status);
        Assert.Empty(_world.Agenda);
    }

    [Fact]
    public void What_came_in_without_its_data_goes_back_once_people_have_refused_it()
    {
        Ask(Directions.Incoming);
        _world.Pass(Duration.FromHours(72));
        _world.Answer(ExceptionKinds.DeadlineMissed, Dispositions.TrueMatch);

        Assert.Null(_world.Do(new ReturnTransfer("t-1", "0xback", null)));
        Assert.Equal(TransferStatus.Returned, _world["t-1"].Status);
    }

    [Fact]
    public void Data_that_come_late_are_not_too_late()
    {
        Ask();
        _world.Pass(Duration.FromHours(72));
        Assert.Null(_world.Do(new StateTravelRuleData("t-1", null, null, TransferWorld.Person, "beneficiary")));

        Assert.Equal(TransferStatus.Allowed, _world["t-1"].Status);
        Assert.Empty(_world.State!.Matters.Exceptions);
    }

    [Fact]
    public void Many_at_once_are_asked_about_in_verdicts_that_a_store_takes()
    {
        for (var i = 0; i < 12; i++)
            _world.Ask($"t-{i:00}", TransferWorld.Worth(100), CounterpartyKinds.Unknown);
        _world.Lists.Remove(A.List);
        _world.Pass(Duration.FromDays(5));

        Assert.All(_world.State!.All.Values, transfer => Assert.Contains(transfer.Waits, wait => wait is { For: "travel-rule-data", ExceptionId: not null }));
    }

    private void Ask(string direction = Directions.Outgoing) => Assert.Null(_world.Ask("t-1", TransferWorld.Worth(100), vasp: TransferWorld.Vasp, direction: direction));
}
