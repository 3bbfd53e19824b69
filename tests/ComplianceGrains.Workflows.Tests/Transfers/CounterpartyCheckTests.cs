using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Counterparties;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>Nothing is allowed with a provider that nobody knows, or with which nobody has approved dealing.</summary>
public sealed class CounterpartyCheckTests
{
    private readonly TransferWorld _world = new();

    [Fact]
    public void With_an_approved_one_a_transfer_is_allowed_and_says_by_which_rule()
    {
        Ask();

        Assert.Equal(TransferStatus.Allowed, _world["t-1"].Status);
        Assert.Contains(_world.Last("t-1").Reasons, reason => reason is { Code: "counterparty-assessed", Rule: "wallets.travelRule.counterparty", Pack: not null });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nobody")]
    public void One_that_is_not_named_or_not_in_the_register_holds(string? id)
    {
        _world.Register["nobody"] = null;
        Ask(TransferWorld.Vasp with { Id = id });

        Assert.Equal((TransferStatus.Held, WaitFor.CounterpartyAssessment), (_world["t-1"].Status, Assert.Single(_world["t-1"].Waits).For));
    }

    [Theory]
    [InlineData(CounterpartyStanding.NotAssessed, TransferStatus.Held)]
    [InlineData(CounterpartyStanding.Restricted, TransferStatus.Held)]
    [InlineData(CounterpartyStanding.Refused, TransferStatus.Refused)]
    public void What_it_is_to_the_firm_decides(string standing, string status)
    {
        Is(standing);
        Ask();
        Assert.Equal(status, _world["t-1"].Status);
    }

    [Fact]
    public void One_that_was_not_looked_into_under_every_rule_that_binds_holds()
    {
        _world.Register["cp-1"] = new CounterpartySide("cp-1", CounterpartyStanding.Approved, "FR", ["SG"]);
        Ask();
        Assert.Contains(_world.Last("t-1").Reasons, reason => reason.Text.Contains("under the rules of EU", StringComparison.Ordinal));
        Assert.Equal(TransferStatus.Held, _world["t-1"].Status);
    }

    [Fact]
    public void One_that_is_said_to_be_in_another_country_than_it_is_holds()
    {
        Ask(TransferWorld.Vasp with { Country = "PT" });
        Assert.Equal(TransferStatus.Held, _world["t-1"].Status);
    }

    [Fact]
    public void What_is_approved_or_restricted_later_counts_at_the_next_look()
    {
        Is(CounterpartyStanding.NotAssessed);
        Ask();
        Is(CounterpartyStanding.Approved);
        _world.Pass(Duration.FromDays(1));
        Assert.Equal(TransferStatus.Allowed, _world["t-1"].Status);
    }

    [Fact]
    public void Data_that_do_not_come_in_time_are_told_to_the_provider_each_time()
    {
        _world.Ask("t-1", TransferWorld.Worth(100), vasp: TransferWorld.Vasp);
        _world.Pass(Duration.FromHours(71));
        Assert.Empty(Late());
        _world.Pass(Duration.FromHours(1));
        Assert.Equal("cp-1", Assert.Single(Late()).CounterpartyId);

        _world.Pass(Duration.FromDays(40));
        Assert.Single(Late());
        _world.Answer(Words.ExceptionKinds.DeadlineMissed, Words.Dispositions.FalsePositive);
        _world.Pass(Duration.FromHours(72));
        Assert.Equal(2, Late().Count);
    }

    private void Is(string standing) => _world.Register["cp-1"] = new CounterpartySide("cp-1", standing, "FR", _world.Customer.Bound);

    private void Ask(TransferVasp? vasp = null) => Assert.Null(_world.Ask("t-1", TransferWorld.Worth(100), vasp: vasp ?? TransferWorld.Vasp, person: TransferWorld.Person));

    private IReadOnlyList<CounterpartyDataLate> Late() => [.. _world.History.Select(decision => decision.Happened).OfType<CounterpartyDataLate>()];
}
