using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Monitoring;
using ComplianceGrains.Workflows.Activity;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>What monitoring finds in a customer's transfers, under the packs as they are, and pattern by pattern.</summary>
public class MonitoringTests
{
    [Fact]
    public void An_amount_in_parts_below_the_threshold_is_put_before_people_and_the_transfer_goes_on()
    {
        var world = new TransferWorld();
        Ask(world, "t-1", 600);
        Ask(world, "t-2", 700);
        Assert.Empty(Alerts(world));

        Ask(world, "t-3", 800);

        var alert = Assert.Single(Assert.Single(Alerts(world)).Alerts);
        Assert.Equal(("structuring", "EU", "met"), (alert.Rule, alert.Jurisdiction, alert.Answer));
        Assert.Equal(["t-1", "t-2", "t-3"], alert.TransferIds);
        var raised = Raised(world);
        Assert.Equal((ExceptionKinds.MonitoringAlert, false, alert.ExceptionId), (raised.ExceptionKind, raised.Blocking, raised.ExceptionId));
        Assert.Equal(TransferStatus.Allowed, world["t-3"].Status);
    }

    [Theory]
    [InlineData(600, 700, 400)] // one is too small to be a part: below half
    [InlineData(600, 700, 1000)] // one meets the threshold and is reported as it is
    public void What_is_no_part_is_none(int first, int second, int third)
    {
        var world = new TransferWorld();
        foreach (var (amount, number) in new[] { first, second, third }.Select((amount, number) => (amount, number)))
            Ask(world, $"t-{number}", amount);
        Assert.Empty(Alerts(world));
    }

    [Fact]
    public void Three_ways_in_or_out_and_eight_days_are_not_one_pattern()
    {
        var world = new TransferWorld();
        Ask(world, "t-1", 600);
        Ask(world, "t-2", 600);
        Ask(world, "t-3", 600, Directions.Incoming);
        Assert.Empty(Alerts(world));
        world.Pass(Duration.FromDays(8));
        Ask(world, "t-4", 600);
        Assert.Empty(Alerts(world));
    }

    [Fact]
    public void While_people_look_it_grows_and_after_their_answer_it_begins_anew()
    {
        var world = new TransferWorld();
        foreach (var number in Enumerable.Range(1, 4))
            Ask(world, $"t-{number}", 600);
        Assert.Equal(2, Alerts(world).Count);
        Assert.Single(Alerts(world).Select(alerted => alerted.Alerts[0].ExceptionId).Distinct());
        Raised(world);

        world.Answer(ExceptionKinds.MonitoringAlert, Dispositions.FalsePositive);
        Ask(world, "t-5", 600);
        Ask(world, "t-6", 600);
        Assert.Equal(2, Alerts(world).Count);

        Ask(world, "t-7", 600);
        Assert.Equal(["t-5", "t-6", "t-7"], Alerts(world)[^1].Alerts[0].TransferIds);
        Assert.Equal(2, world.History.Count(decision => decision.Happened is ExceptionRaised { ExceptionKind: ExceptionKinds.MonitoringAlert }));
    }

    [Fact]
    public void What_cannot_be_told_is_never_no()
    {
        var world = new TransferWorld();
        Ask(world, "t-1", 600);
        Ask(world, "t-2", null);
        Assert.Empty(Alerts(world));

        Ask(world, "t-3", 700);

        Assert.Equal("could-not-tell", Assert.Single(Assert.Single(Alerts(world)).Alerts).Answer);
        Assert.Contains("cannot be told", Raised(world).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_within_an_hour_are_many_and_a_year_of_silence_is_long()
    {
        var world = new TransferWorld();
        foreach (var number in Enumerable.Range(1, 9))
            Ask(world, $"t-{number}", 1);
        Assert.Empty(Alerts(world));
        Ask(world, "t-10", 1);
        Assert.Equal("velocity", Assert.Single(Assert.Single(Alerts(world)).Alerts).Rule);

        foreach (var number in Enumerable.Range(1, 10))
            world.Do(new CompleteTransfer($"t-{number}", "0xabc", null));
        world.Pass(Duration.FromDays(366));
        world.Wallets["w-1"] = world.Approved("w-1") with { Expires = world.Now + Duration.FromDays(9) };
        world.Lists.Put(A.List, ["PETROV, Somebody"], world.Now);
        Ask(world, "t-11", 1);
        Assert.Equal("dormancy", Assert.Single(Alerts(world)[^1].Alerts).Rule);
        Assert.Equal("t-11", Assert.Single(world.History.Select(decision => decision.Happened).OfType<ActivityResumed>()).TransferId);
        Ask(world, "t-12", 1);
        Assert.Equal("t-11", Alerts(world)[^1].TransferId);
    }

    [Fact]
    public void A_rule_that_holds_holds_until_two_people_have_looked()
    {
        var world = new TransferWorld("BR", A.Person with { Nationalities = ["BR"], ResidentialAddress = new Contracts.Customers.Address(["Rua 1"], "01000-000", "São Paulo", "BR") });
        Ask(world, "t-1", 90_000, currency: "USD");
        Assert.DoesNotContain(WaitFor.Review, Waits(world, "t-1"));

        Ask(world, "t-2", 10_001, currency: "USD");
        Assert.Equal(TransferStatus.Held, world["t-2"].Status);
        Assert.Contains(WaitFor.Review, Waits(world, "t-2"));

        world.Answer(ExceptionKinds.MonitoringAlert, Dispositions.FalsePositive);
        Assert.DoesNotContain(WaitFor.Review, Waits(world, "t-2"));

        Ask(world, "t-3", 1, currency: "USD");
        Assert.Contains(WaitFor.Review, Waits(world, "t-3"));
        world.Answer(ExceptionKinds.MonitoringAlert, Dispositions.TrueMatch);
        Assert.Equal(TransferStatus.Refused, world["t-3"].Status);
    }

    [Fact]
    public void Of_who_is_politically_exposed_more_is_looked_for_than_of_others()
    {
        var world = Canadian();
        Large(world, "t-1");
        Assert.DoesNotContain(WaitFor.Review, Waits(world, "t-1"));

        world.Customer = Exposed(world.Customer);
        world.Pass(Duration.FromDays(2));
        Large(world, "t-2");
        Assert.Contains(WaitFor.Review, Waits(world, "t-2"));
    }

    [Fact]
    public void Only_what_was_assessed_while_somebody_was_exposed_counts_as_looked_at_for_it()
    {
        var world = Canadian();
        Large(world, "t-1");
        Assert.DoesNotContain(MonitoringSum.Of([world.State!], Repository.Library.Rules), sum => sum.Rule == TransferRule.Exposed);
        Assert.DoesNotContain(world.History, decision => decision.Happened is ExposureKnown);

        var usual = world.Customer;
        world.Customer = Exposed(usual);
        Large(world, "t-2");
        Large(world, "t-3");
        Assert.Equal(2, LookedAt(world));

        world.Customer = usual;
        Large(world, "t-4");
        Assert.Equal(2, LookedAt(world));
        Assert.Equal([true, false], world.History.Select(decision => decision.Happened).OfType<ExposureKnown>().Select(known => known.IsExposed));

        static long LookedAt(TransferWorld world) => Assert.Single(MonitoringSum.Of([world.State!], Repository.Library.Rules), sum => sum.Rule == TransferRule.Exposed).LookedAt;
    }

    [Fact]
    public void Where_no_rule_looks_at_exposed_persons_alone_transfers_say_nothing_of_it()
    {
        var world = new TransferWorld();
        world.Customer = Exposed(world.Customer);
        Ask(world, "t-1", 600);
        Assert.DoesNotContain(world.History, decision => decision.Happened is ExposureKnown);
    }

    [Theory]
    [InlineData("rolling", "2026-03-02T10:00:00Z", "2026-03-03T09:59:59Z", true)]
    [InlineData("rolling", "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", false)] // (t - w, t]: open where it begins
    [InlineData("static", "2026-03-02T05:00:00Z", "2026-03-03T04:59:59Z", true)] // one day of Toronto
    [InlineData("static", "2026-03-02T04:59:59Z", "2026-03-02T05:00:00Z", false)]
    public void A_window_is_rolling_or_of_the_local_day(string shape, string first, string second, bool together)
    {
        var window = new MonitoringWindow("sum", Period.FromDays(1), shape, Repository.Library.Rules(["CA"], A.Monday).MonitoringOf("linked-transfers").Single().Window.Amount, null, "report");
        var one = Moved(1, first, 6000);
        var pattern = MonitoringPattern.Of(window, Moved(2, second, 6000), [one], RateTable.Empty, DateTimeZoneProviders.Tzdb["America/Toronto"]);
        Assert.Equal((together, together ? 2 : 1), (pattern.IsMet, pattern.Transfers.Count));
    }

    [Fact]
    public void What_came_in_and_goes_out_again_is_told_in_its_own_asset()
    {
        var window = new MonitoringWindow("rapid-in-out", Period.FromHours(24), "rolling", null, null, "exception");
        var came = Moved(1, "2026-03-02T10:00:00Z", 100, Directions.Incoming);
        bool? Out(decimal amount, string at = "2026-03-02T12:00:00Z", string asset = TransferWorld.Ether) =>
            MonitoringPattern.Of(window, Moved(2, at, amount, Directions.Outgoing) with { Amount = amount, Asset = asset }, [came with { Amount = 100 }], RateTable.Empty, DateTimeZone.Utc).IsMet;
        Assert.True(Out(90));
        Assert.False(Out(89.999m));
        Assert.False(Out(100, "2026-03-03T10:00:00Z"));
        Assert.False(Out(100, asset: "bip122:000000000019d6689c085ae165831e93/slip44:0"));
    }

    [Fact]
    public void No_rule_of_a_pack_that_transfers_obey_is_of_a_kind_that_they_do_not_know()
    {
        string[] kinds = ["linked-transfers", "sum", "structuring", "velocity", "dormancy", "rapid-in-out"];
        var obeyed = new[] { A.Monday, A.Monday + Duration.FromDays(365) }
            .SelectMany(at => Repository.Library.Jurisdictions.SelectMany(jurisdiction => TransferRule.Monitored.SelectMany(Repository.Library.Rules([jurisdiction], at).MonitoringOf))).ToList();
        Assert.Contains(obeyed, rule => rule.Window.Kind == "shared-address");
        Assert.All(obeyed, rule => Assert.True(kinds.Contains(rule.Window.Kind) || MonitoringWindow.IsOfAddresses(rule.Window.Kind), $"{rule.Jurisdiction} {rule.Name}: {rule.Window.InWords}"));
    }

    /// <summary>A firm's own pack may say less than a rule needs, or a word that came later: what was not looked at is not absent.</summary>
    [Theory]
    [InlineData("sum"), InlineData("linked-transfers"), InlineData("structuring"), InlineData("velocity"), InlineData("a-kind-of-tomorrow")]
    public void A_rule_that_cannot_be_applied_cannot_tell(string kind)
    {
        var window = new MonitoringWindow(kind, Period.FromDays(1), "rolling", null, null, "exception");
        Assert.Null(MonitoringPattern.Of(window, Moved(1, "2026-03-02T10:00:00Z", 1), [], RateTable.Empty, DateTimeZone.Utc).IsMet);
    }

    [Fact]
    public void Every_action_of_the_catalogue_is_obeyed()
    {
        var actions = Repository.Library.Catalog.Names("monitoringActions");
        Assert.Equal(["due-diligence"], actions.Where(action => !MonitoringCheck.Stops(action) && !MonitoringCheck.Tells(action)));
        Assert.DoesNotContain(actions, action => MonitoringCheck.Stops(action) && MonitoringCheck.Tells(action));
        Assert.Equal(["hold", "refuse", "senior-review"], actions.Where(MonitoringCheck.Stops).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_that_a_jurisdiction_inherits_is_its_own()
    {
        var world = new TransferWorld("DE");
        foreach (var number in Enumerable.Range(1, 3))
            Ask(world, $"t-{number}", 600);
        Assert.Contains(Alerts(world)[^1].Alerts, alert => alert is { Rule: "structuring", Jurisdiction: "DE" });
    }

    private static void Ask(TransferWorld world, string id, decimal? amount, string direction = Directions.Outgoing, string currency = "EUR") =>
        Assert.Null(world.Ask(id, amount is { } worth ? TransferWorld.Worth(worth, currency) with { RatedAt = world.Now } : null, vasp: TransferWorld.Vasp, person: TransferWorld.Person, direction: direction));

    private static TransferWorld Canadian() =>
        new("CA", A.Person with { Nationalities = ["CA"], ResidentialAddress = new Contracts.Customers.Address(["1 Road"], "K1A 0A1", "Ottawa", "CA"), Occupation = "baker" });

    private static Workflows.Customers.Customer Exposed(Workflows.Customers.Customer customer) =>
        customer with { Circumstances = customer.Circumstances.Add(Workflows.Customers.Circumstances.Pep) };

    private static void Large(TransferWorld world, string id) => Assert.Null(world.Ask(
        id, TransferWorld.Worth(100_000, "CAD", "bank-of-canada") with { RatedAt = world.Now }, person: TransferWorld.Person));

    private static List<TransferAlerted> Alerts(TransferWorld world) => [.. world.History.Select(decision => decision.Happened).OfType<TransferAlerted>()];

    private static ExceptionRaised Raised(TransferWorld world) => world.History.Select(decision => decision.Happened).OfType<ExceptionRaised>().Single(raised => raised.ExceptionKind == ExceptionKinds.MonitoringAlert);

    private static IEnumerable<string> Waits(TransferWorld world, string id) => world[id].Waits.Select(wait => wait.For);

    private static Transfer Moved(long number, string at, decimal worth, string direction = Directions.Incoming) => new()
    {
        Id = $"t-{number}",
        WalletId = "w-1",
        Direction = direction,
        Asset = TransferWorld.Ether,
        Amount = 1,
        Value = new TransferValue(worth, "CAD", "bank-of-canada", NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value),
        CounterpartyKind = CounterpartyKinds.Vasp,
        RequestedAt = NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value,
        Requested = number,
    };
}
