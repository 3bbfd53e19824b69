using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;
using Xunit.Abstractions;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>
/// Customers of five jurisdictions who go about their business for a year, and some of whom do what the packs' rules look for, by seed: all of
/// that is told, each by its rule, and of the others no more than is stated. <c>bash tests/long transfers</c> does it with 2,000 of them.
/// </summary>
public sealed class TransferDrillTests(ITestOutputHelper output)
{
    private static readonly int Customers = int.Parse(Environment.GetEnvironmentVariable("COMPLIANCE_TRANSFER_CUSTOMERS") ?? "24", CultureInfo.InvariantCulture);

    /// <summary>Of the innocent, per cent of customers about whom people may be told by a rule. These are the test's own measures of its invented customers.</summary>
    private static readonly Dictionary<string, decimal> MostInnocent = new(StringComparer.Ordinal)
    {
        ["structuring"] = 5,
        ["velocity"] = 0,
        ["dormancy"] = 0,
        // 1 - (399/400)^24 = 5.8 % pay a merchant (below) whom, of many customers, another pays within the window.
        ["shared-address"] = 6,
        ["fan-in"] = 1,
        ["fan-out"] = 2,
    };

    [Fact]
    public void Whoever_does_what_a_rule_looks_for_is_told_of_by_it_and_of_the_innocent_few_are()
    {
        var (book, cast, asked) = (new AddressBook(), new List<DrillCustomer>(), 0);
        var places = DrillCustomer.Places.Select(DrillCustomer.Somebody).ToList();
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < Customers; number++)
        {
            var customer = new DrillCustomer(number, new Random(number), Customers < 500 ? 2 : 4, places[number % places.Count]);
            cast.Add(customer);
            asked += customer.Live();
            book.Take(customer.Name, customer.Addresses);
        }

        var lived = watch.Elapsed;
        foreach (var customer in cast)
            customer.Hear(book.Of(customer.Name));

        foreach (var rules in cast.Select(customer => customer.World.Customer.Bound).DistinctBy(bound => bound[0]).Select(bound => cast[0].World.Facts.Packs.Rules(bound, DrillCustomer.Start)))
            Assert.All(
                TransferRule.Monitored.SelectMany(rules.MonitoringOf).Where(rule => MonitoringCheck.Tells(rule.Window.Action)),
                rule => Assert.True(MostInnocent.ContainsKey(rule.Name), $"{rule.Jurisdiction} {rule.Name}: nobody here does what it looks for"));
        Assert.Empty(cast.Where(customer => customer.Plants is { } rule && !customer.Told.Contains(rule)).Select(customer => $"{customer.Name}: {customer.Plants} was not told"));
        var innocent = cast.Where(customer => customer.Plants is null).ToList();
        var shares = MostInnocent.Keys.ToDictionary(rule => rule, rule => 100m * innocent.Count(customer => customer.Told.Contains(rule)) / innocent.Count, StringComparer.Ordinal);
        output.WriteLine($"{cast.Count} customers, {asked} transfers, {cast.Count - innocent.Count} with a planted pattern, all told; {asked / lived.TotalSeconds:F0} transfers a second in memory");
        foreach (var (rule, share) in shares)
            output.WriteLine($"{rule}: {cast.Count(customer => customer.Plants == rule)} planted; of {innocent.Count} innocent {share:F2} % told of, at most {MostInnocent[rule]} %");
        // Of a few customers one is many per cent.
        Assert.All(shares, share => Assert.True(share.Value * innocent.Count / 100 <= Math.Ceiling(MostInnocent[share.Key] * innocent.Count / 100) + (Customers < 500 ? 1 : 0), $"{share.Key}: {share.Value} %"));
    }
}

/// <summary>One invented customer of the drill.</summary>
internal sealed class DrillCustomer
{
    /// <summary>A day on which the newest packs are in force.</summary>
    public static readonly Instant Start = Instant.FromUtc(2027, 3, 1, 9, 0);

    public static readonly string[] Places = ["EU", "GB", "US", "SG", "KR"];

    /// <summary>What a euro is in each currency, about.</summary>
    private static readonly Dictionary<string, decimal> Worth = new(StringComparer.Ordinal) { ["EUR"] = 1, ["GBP"] = 0.87m, ["USD"] = 1.15m, ["SGD"] = 1.5m, ["KRW"] = 1650 };

    private static readonly string?[] Patterns = ["structuring", "velocity", "dormancy", "shared-address", "fan-in", "fan-out"];

    private readonly Random _random;
    private readonly List<(string Id, string Address)> _sides = [];
    private readonly string _place;
    private readonly int _number;

    public DrillCustomer(int number, Random random, int plantEvery, TransferWorld somebody)
    {
        (Name, _random, _place, _number) = ($"customer-{number}", random, Places[number % Places.Length], number);
        Plants = number % plantEvery == 0 ? Patterns[number / plantEvery % Patterns.Length] : null;
        World = new TransferWorld(somebody) { Rates = RatesFrom(Whole.Unit) };
    }

    /// <summary>Somebody active, whom others of the place are like.</summary>
    public static TransferWorld Somebody(string place) => new(place, PersonOf(place), start: Start);

    public string Name { get; }

    public string? Plants { get; }

    public TransferWorld World { get; }

    public HashSet<string> Told => [.. World.State!.Alerts.Where(alert => !alert.Value.Open.IsEmpty).Select(alert => alert.Key[(alert.Key.IndexOf('/', StringComparison.Ordinal) + 1)..])];

    public IEnumerable<(Transfer Transfer, string? Other, string? Ours)> Addresses => _sides.Select(side => (World[side.Id], (string?)side.Address, (string?)$"wallet-{Name}"));

    /// <summary>About 25 transfers; how many there were.</summary>
    public int Live()
    {
        string[] usual = [.. Enumerable.Range(0, 3).Select(number => $"{Name}-{number}")];
        for (var number = 0; number < 24; number++)
        {
            World.Pass(Duration.FromMinutes(_random.Next(60, 2 * 60 * 24 * 6)));
            var amount = (decimal)Math.Round(Math.Exp(4.5 + (_random.NextDouble() * 2) + (_random.NextDouble() * 2)), 2);
            // Now and then somebody pays a merchant whom others pay, too.
            var (kind, address) = _random.Next(400) == 0 ? (CounterpartyKinds.SelfHosted, $"merchant-{_random.Next(20)}") : (_random.Next(20) == 0 ? CounterpartyKinds.SelfHosted : CounterpartyKinds.Vasp, usual[_random.Next(usual.Length)]);
            Move(amount * Worth[Whole.Unit], _random.Next(3) == 0 ? Directions.Incoming : Directions.Outgoing, address, kind);
        }

        switch (Plants)
        {
            case "structuring":
                Repeat(3, 2, _ => Move(Whole.Amount * (0.55m + (0.4m * (decimal)_random.NextDouble())), Directions.Outgoing, usual[0]));
                break;
            case "velocity":
                Repeat(10, 0, number => Move(5 + number, Directions.Outgoing, usual[1]));
                break;
            case "dormancy":
                World.Pass(Duration.FromDays(370));
                Move(40, Directions.Outgoing, usual[0]);
                break;
            case "shared-address":
                // Some who know nothing of each other, within the same days: later than almost all lives of others reach.
                if (Start + Duration.FromDays(230) - World.Now is { } left && left > Duration.Zero)
                    World.Pass(left + Duration.FromHours(_number % 100));
                Move(80, Directions.Outgoing, $"shared-{_number / 100}", CounterpartyKinds.SelfHosted);
                break;
            case "fan-in":
                Repeat(6, 8, number => Move(30, Directions.Incoming, $"{Name}-from-{number}", amountOfAsset: 1));
                Move(150, Directions.Outgoing, usual[2], amountOfAsset: 8);
                break;
            case "fan-out":
                Repeat(6, 2, number => Move(30, Directions.Outgoing, $"{Name}-to-{number}"));
                break;
        }

        return _sides.Count;
    }

    /// <summary>As often as whoever reads the addresses would say it.</summary>
    public void Hear(IReadOnlyList<AddressUse> uses)
    {
        while (AddressCheck.FindsAnything(World.State!, uses, World.Facts.Packs.Rules(World.Customer.Bound, World.Now), World.Now))
            Assert.Null(World.Do(new HearAddresses(uses)));
    }

    /// <summary>From which amount the jurisdiction's rule about parts counts.</summary>
    private Threshold Whole => Repository.Library.Rules([_place], Start).MonitoringOf("structuring").Single().Window.Amount!;

    private void Repeat(int times, int hours, Action<int> move)
    {
        for (var number = 0; number < times; number++)
        {
            World.Pass(Duration.FromHours(hours));
            move(number);
        }
    }

    private void Move(decimal worth, string direction, string address, string kind = CounterpartyKinds.Vasp, decimal? amountOfAsset = null)
    {
        var id = $"t-{_sides.Count}";
        World.Wallets["w-1"] = World.Approved("w-1") with { Expires = World.Now + Duration.FromDays(300) };
        Assert.Null(World.Ask(
            id, new TransferValue(Math.Round(worth, 2), Whole.Unit, "firm-market-rate", World.Now), kind, person: TransferWorld.Person, direction: direction, amount: amountOfAsset ?? 0.5m));
        if (World[id].Status == TransferStatus.Allowed)
            Assert.Null(World.Do(new CompleteTransfer(id, "0xabc", null)));
        _sides.Add((id, address));
    }

    /// <summary>Into the currency of every tier of what travels, by the source that it names; invented, and the same all year.</summary>
    private static RateTable RatesFrom(string unit) => new(
        [
            .. Places.SelectMany(place => Repository.Library.Rules([place], Start).Wallets.Tiers).Select(said => said.Tier.When).Concat(Places.SelectMany(place => Repository.Library.Rules([place], Start).MonitoringOf("structuring")).Select(rule => rule.Window.Amount!))
                .Where(when => when.Unit != unit && when.RateSource is not null).DistinctBy(when => (when.Unit, when.RateSource))
                .Select(when => new ConversionRecord(unit, when.Unit, Worth[when.Unit] / Worth[unit], when.RateSource!, Start)),
        ],
        Duration.FromDays(2000));

    private static PersonData PersonOf(string place) => place switch
    {
        "GB" => At("GB", "London", "N1 1AA"),
        "US" => TransferWorld.American,
        "SG" => At("SG", "Singapore", "018956"),
        "KR" => At("KR", "Seoul", "04524") with { Phone = "+82 2 0000 0000", Email = "ana@example.com", ResidentRegistrationNumber = "880401-2000000" },
        _ => A.Person,
    };

    private static PersonData At(string country, string city, string code) => A.Person with { Nationalities = [country], PlaceOfBirth = city, ResidentialAddress = new Address(["1 Road"], code, city, country) };
}
