using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Counterparties;

/// <summary>Due diligence on providers on the other side: proposed by one, approved by another, over in time, and bound to what the lists say.</summary>
public sealed class CounterpartyTests
{
    private readonly CounterpartyWorld _world = new();

    [Fact]
    public void A_new_one_is_screened_is_not_dealt_with_and_somebody_has_to_look_into_it()
    {
        Assert.Null(_world.Register());

        Assert.Equal((CounterpartyStanding.NotAssessed, true), (_world.Known.Standing, _world.Known.Matters.Passes));
        Assert.Equal(("analyst", _world.Now + Duration.FromDays(30)), (_world.Agenda["look"].OwnerRole, _world.Agenda["look"].Due));
        Assert.Equal(409, _world.Register()?.Status);
    }

    [Fact]
    public void What_one_proposes_another_approves_and_it_stands_as_before_until_then()
    {
        _world.Register();
        Assert.Null(_world.Propose());
        Assert.Equal(CounterpartyStanding.NotAssessed, _world.Known.Standing);
        Assert.Equal("mlro-review", Assert.Single(_world.Known.Pending).Step);
        Assert.Equal(409, _world.Propose()?.Status);
        Assert.Equal(403, _world.Decide(by: People.Analyst(2))?.Status);

        Assert.Null(_world.Decide());
        Assert.Equal((CounterpartyStanding.Approved, _world.Now + Duration.FromDays(100)), (_world.Known.Standing, _world.Known.LookAgain));
        Assert.Contains(_world.History[^1].Basis.Reasons, reason => reason is { Rule: "wallets.travelRule.counterparty", Pack: not null });
    }

    [Fact]
    public void Who_proposed_or_registered_it_does_not_approve_it_whatever_their_role()
    {
        Assert.Null(_world.Do(new Contracts.Counterparties.RegisterCounterparty(["EU"], CounterpartyWorld.Data), People.Mlro()));
        _world.Propose();
        Assert.Equal(403, _world.Decide()?.Status);
        Assert.Null(_world.Decide(by: People.Mlro(2)));

        _world.Propose(CounterpartyStanding.Restricted, by: People.Mlro(2));
        Assert.Equal(403, _world.Decide(by: People.Mlro(2))?.Status);
        Assert.Equal(CounterpartyStanding.Approved, _world.Known.Standing);
    }

    [Fact]
    public void What_is_rejected_changes_nothing_and_can_be_proposed_anew()
    {
        _world.Register();
        _world.Propose();
        Assert.Null(_world.Decide(approved: false));
        Assert.Equal((CounterpartyStanding.NotAssessed, 0), (_world.Known.Standing, _world.Known.Pending.Count));

        Assert.Null(_world.Propose(CounterpartyStanding.Refused));
        Assert.Null(_world.Decide());
        Assert.Equal(CounterpartyStanding.Refused, _world.Known.Standing);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(367)]
    public void A_review_lies_within_a_year(int days)
    {
        _world.Register();
        Assert.Equal(422, _world.Propose(days: days)?.Status);
    }

    [Fact]
    public void Once_a_review_is_overdue_it_is_approved_no_more_and_people_hear_of_it()
    {
        _world.Register();
        _world.Propose();
        _world.Decide();
        _world.Pass(Duration.FromDays(100));

        Assert.Equal(CounterpartyStanding.NotAssessed, _world.Known.Standing);
        Assert.Single(_world.Known.Matters.Exceptions.Values, open => open.Kind == ExceptionKinds.DeadlineMissed);
        Assert.Equal(_world.Now + Duration.FromDays(30), _world.Agenda["look"].Due);
        _world.Pass(Duration.FromDays(30));
        Assert.Single(_world.Known.Matters.Exceptions.Values, open => open.Kind == ExceptionKinds.DeadlineMissed);
    }

    [Fact]
    public void While_people_look_at_a_list_it_is_restricted_and_once_confirmed_refused_for_good()
    {
        _world.Register();
        _world.Propose();
        _world.Decide();
        _world.List("Other Exchange SA");
        _world.ListChanged();
        Assert.Equal(CounterpartyStanding.Restricted, _world.Known.Standing);

        _world.Answer(ExceptionKinds.PossibleMatch, Dispositions.TrueMatch);
        Assert.Equal(CounterpartyStanding.Refused, _world.Known.Standing);
    }

    [Fact]
    public void One_that_is_found_on_a_list_at_once_is_never_dealt_with()
    {
        var world = new CounterpartyWorld("Other Exchange SA");
        world.Register();
        world.Propose();
        Assert.Null(world.Decide());
        Assert.Equal(CounterpartyStanding.NotAssessed, world.Known.Standing);

        world.Answer(ExceptionKinds.PossibleMatch, Dispositions.TrueMatch);
        Assert.Equal((CounterpartyStanding.Refused, true), (world.Known.Standing, world.Known.IsTerminal));
        Assert.Equal(409, world.Propose()?.Status);
        world.Pass(Duration.FromMinutes(1));
        Assert.Empty(world.Agenda);
    }

    [Fact]
    public void Who_fails_thrice_within_thirty_days_is_restricted_where_the_rules_say_so_until_assessed_anew()
    {
        _world.Register();
        _world.Propose();
        _world.Decide();
        _world.Late("t-1");
        _world.Pass(Duration.FromDays(31));
        _world.Late("t-2");
        _world.Late("t-3");
        Assert.Equal((CounterpartyStanding.Approved, 2), (_world.Known.Standing, _world.Known.Failures.Count));

        _world.Late("t-4");
        Assert.Equal(CounterpartyStanding.Restricted, _world.Known.Standing);
        Assert.Contains(_world.History, decision => decision.Happened is CounterpartyRestricted { Failures: 3 } && decision.Basis.Reasons[0].Rule == "wallets.travelRule.missing");
        Assert.Single(_world.Known.Matters.Exceptions.Values, open => open.Kind == ExceptionKinds.DeadlineMissed);

        Assert.Null(_world.Propose());
        Assert.Null(_world.Decide());
        Assert.Equal((CounterpartyStanding.Approved, 0), (_world.Known.Standing, _world.Known.Failures.Count));
    }

    [Fact]
    public void Whoever_has_transfers_that_name_it_is_told_when_it_stands_otherwise_some_at_a_time_and_nobody_else()
    {
        _world.Naming.AddRange(Enumerable.Range(0, 120).Select(number => $"c-{number:000}"));
        _world.Register();
        _world.Pass(Duration.FromMinutes(1));
        Assert.Empty(_world.Told);
        _world.Propose();
        _world.Decide();
        Assert.True(_world.Agenda.ContainsKey("tell"));
        _world.Pass(Duration.FromMinutes(1));

        Assert.Equal(_world.Naming.Select(customer => $"transfers/{customer}"), _world.Told);
        Assert.Equal(3, _world.History.Count(decision => decision.Happened is TransfersTold));
        Assert.False(_world.Agenda.ContainsKey("tell"));
        _world.Propose(CounterpartyStanding.Restricted);
        _world.Decide();
        _world.Pass(Duration.FromMinutes(1));
        Assert.Equal(240, _world.Told.Count);
    }

    [Fact]
    public void Where_no_rule_restricts_who_fails_it_is_recorded_alone()
    {
        _world.Register(null, "SG");
        _world.Propose();
        _world.Decide();
        foreach (var transfer in new[] { "t-1", "t-2", "t-3" })
            _world.Late(transfer);

        Assert.Equal((CounterpartyStanding.Approved, 3), (_world.Known.Standing, _world.Known.Failures.Count));
    }
}
