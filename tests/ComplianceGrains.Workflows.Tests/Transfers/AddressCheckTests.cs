using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>What rules find in the addresses that transfers of one customer, or of several, have in common.</summary>
public class AddressCheckTests
{
    private const string SharedAddress = "shared-address: { kind: shared-address, window: P30D, form: rolling, count: 3, action: exception }";

    private const string FanOut = "fan-out: { kind: fan-out, window: PT24H, form: rolling, count: 3, action: exception }";

    private const string FanIn = "fan-in: { kind: fan-in, window: P7D, form: rolling, count: 3, band: { gte: 80 }, action: exception }";

    [Fact]
    public void One_address_under_several_customers_is_put_before_people_once_and_the_transfer_goes_on()
    {
        var world = With(SharedAddress);
        Ask(world, "t-1");
        Assert.Empty(Alerts(world));
        var use = new AddressUse(false, ["t-1"], [Other(0, -10), Other(0, -9), Other(1, 12)]);

        Assert.Null(world.Do(new HearAddresses([use])));

        var alert = Assert.Single(Assert.Single(Alerts(world)).Alerts);
        Assert.Equal(("shared-address", "EU", "met"), (alert.Rule, alert.Jurisdiction, alert.Answer));
        Assert.Equal(["t-1"], alert.TransferIds);
        var raised = Assert.Single(world.History.Select(decision => decision.Happened).OfType<ExceptionRaised>(), raised => raised.ExceptionKind == ExceptionKinds.MonitoringAlert);
        Assert.Equal((alert.ExceptionId, false), (raised.ExceptionId, raised.Blocking));
        Assert.Equal(TransferStatus.Held, world["t-1"].Status);
        var decided = world.History.Count;
        Assert.Null(world.Do(new HearAddresses([use])));
        world.Answer(ExceptionKinds.MonitoringAlert, Dispositions.FalsePositive);
        Assert.Null(world.Do(new HearAddresses([use with { Others = [.. use.Others, Other(2, 1)] }])));
        Assert.Single(Alerts(world));
        Assert.True(world.History.Count > decided);
    }

    /// <summary>In days before and after the transfer: whose stretches of thirty days hold two others besides it.</summary>
    [Theory]
    [InlineData(false, -10, -9)] // the second is the same customer
    [InlineData(false, -16, 15, 1)] // together they lie in no stretch of thirty days
    [InlineData(true, -15, 14, 1)]
    [InlineData(false, -30, -29, 1)] // (t - w, t]: open where it begins
    [InlineData(true, -29, 0, 1)]
    [InlineData(true, 0, 29, 1)]
    [InlineData(false, 0, 30, 1)]
    public void Only_customers_within_one_stretch_of_time_count_together(bool found, int first, int second, int who = 0)
    {
        var world = With(SharedAddress);
        Ask(world, "t-1");
        Assert.Null(world.Do(new HearAddresses([new AddressUse(false, ["t-1"], [Other(0, first), Other(who, second)])])));
        Assert.Equal(found ? 1 : 0, Alerts(world).Count);
    }

    [Fact]
    public void A_providers_address_is_everybodys_and_a_customers_own_wallet_is_not()
    {
        var world = With(SharedAddress);
        Ask(world, "t-1", kind: CounterpartyKinds.Vasp);
        Assert.Null(world.Do(new HearAddresses([new AddressUse(false, ["t-1"], [Other(0, 0), Other(1, 0)])])));
        Assert.Empty(Alerts(world));
        Assert.Null(world.Do(new HearAddresses([new AddressUse(true, ["t-1"], [Other(0, 0), Other(1, 0)])])));
        Assert.Single(Alerts(world));
    }

    [Fact]
    public void Out_to_many_addresses_is_found_in_those_that_differ_and_not_in_many_to_one()
    {
        var world = With(FanOut);
        foreach (var number in Enumerable.Range(1, 4))
            Ask(world, $"t-{number}");
        Assert.Null(world.Do(new HearAddresses([Use("t-1", "t-2", "t-3"), Use("t-4")])));
        Assert.Empty(Alerts(world));
        Assert.Null(world.Do(new HearAddresses([Use("t-1"), Use("t-2", "t-3"), Use("t-4")])));
        Assert.Equal(["t-1", "t-2", "t-3", "t-4"], Assert.Single(Assert.Single(Alerts(world)).Alerts).TransferIds);
    }

    [Fact]
    public void In_from_many_addresses_is_found_once_most_of_it_went_out_again()
    {
        var world = With(FanIn);
        foreach (var number in Enumerable.Range(1, 3))
            Ask(world, $"t-{number}", Directions.Incoming);
        var uses = new List<AddressUse> { Use("t-1"), Use("t-2"), Use("t-3") };
        Assert.Null(world.Do(new HearAddresses(uses)));
        Ask(world, "t-4"); // half a unit of one and a half
        Ask(world, "t-5");
        Assert.Null(world.Do(new HearAddresses([.. uses, Use("t-4", "t-5")])));
        Assert.Empty(Alerts(world));
        Ask(world, "t-6");
        Assert.Null(world.Do(new HearAddresses([.. uses, Use("t-4", "t-5", "t-6")])));
        Assert.Equal(("fan-in", "t-6", 6), (Assert.Single(Alerts(world)).Alerts[0].Rule, Alerts(world)[0].TransferId, Alerts(world)[0].Alerts[0].TransferIds.Count));
    }

    [Fact]
    public void What_is_only_tried_is_counted_once_and_told_to_nobody()
    {
        var world = With(SharedAddress.Replace("exception", "exception, shadow: true", StringComparison.Ordinal));
        Ask(world, "t-1");
        var use = new AddressUse(false, ["t-1"], [Other(0, 0), Other(1, 0)]);
        Assert.True(AddressCheck.FindsAnything(world.State!, [use], Rules(world), world.Now));
        Assert.Null(world.Do(new HearAddresses([use])));
        Assert.Null(world.Do(new HearAddresses([use])));
        Assert.Empty(Alerts(world));
        Assert.Equal(CountedBecause.Shadow, Assert.Single(world.History.Select(decision => decision.Happened).OfType<MonitoringCounted>()).Counted[0].Why);
        Assert.False(AddressCheck.FindsAnything(world.State!, [use], Rules(world), world.Now));
    }

    [Fact]
    public void Of_more_than_a_verdict_holds_the_rest_is_found_when_it_is_said_again()
    {
        var world = With(SharedAddress);
        var uses = Enumerable.Range(1, 40).Select(number => new AddressUse(false, [$"t-{number}"], [Other(0, 0), Other(1, 0)])).ToList();
        foreach (var use in uses)
            Ask(world, use.TransferIds[0]);
        var (rounds, before) = (0, Alerts(world).Count);
        for (; AddressCheck.FindsAnything(world.State!, uses, Rules(world), world.Now); rounds++)
            Assert.Null(world.Do(new HearAddresses(uses)));
        Assert.InRange(rounds, 2, 5);
        var told = Alerts(world).Skip(before).SelectMany(alerted => alerted.Alerts).ToList();
        Assert.Equal(40, told.SelectMany(alert => alert.TransferIds).Distinct().Count());
        // While people look it grows: they are told in one exception.
        Assert.Single(told.Select(alert => alert.ExceptionId).Distinct());
    }

    [Theory]
    [InlineData("form: rolling, count: 3, action: exception", true)]
    [InlineData("form: static, count: 3, action: exception", false)]
    [InlineData("form: rolling, count: 1, action: exception", false)]
    [InlineData("form: rolling, action: exception", false)]
    [InlineData("form: rolling, count: 3, action: hold", false)]
    public void A_rule_that_could_not_be_applied_is_refused_with_the_pack(string says, bool isTaken)
    {
        PackLibrary Read() => Pack($"shared-address: {{ kind: shared-address, window: P30D, {says} }}");
        if (isTaken)
            Assert.NotNull(Read());
        else
            Assert.ThrowsAny<Exception>(Read);
    }

    private static EffectiveRules Rules(TransferWorld world) => world.Facts.Packs.Rules(world.State!.Bound, world.Now);

    private static TransferWorld With(string rule) => new(packs: Pack(rule));

    /// <summary>Today's, with one rule about addresses in the place of those that it has.</summary>
    private static PackLibrary Pack(string rule) => Repository.With(
        "EU",
        """
          shared-address: { kind: shared-address, window: P30D, form: rolling, count: 2, action: exception }
          fan-in: { kind: fan-in, window: P7D, form: rolling, count: 5, band: { gte: 80 }, action: exception }
          fan-out: { kind: fan-out, window: PT24H, form: rolling, count: 5, action: exception }
        """,
        $"  {rule}");

    private static OthersUse Other(int who, int days) => new(who, A.Monday + Duration.FromDays(days));

    private static AddressUse Use(params string[] transfers) => new(false, transfers, []);

    private static void Ask(TransferWorld world, string id, string direction = Directions.Outgoing, string kind = CounterpartyKinds.SelfHosted) =>
        Assert.Null(world.Ask(id, TransferWorld.Worth(10), kind, person: TransferWorld.Person, direction: direction));

    private static List<TransferAlerted> Alerts(TransferWorld world) => [.. world.History.Select(decision => decision.Happened).OfType<TransferAlerted>()];
}
