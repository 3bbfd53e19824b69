using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orleans.Runtime;

namespace ComplianceGrains.Grains.Tests.Retention;

/// <summary>An order to keep records beats retention whenever it comes before the keys, and what waited for it goes on.</summary>
public sealed class HoldTests : FirmOverYears
{
    private static readonly Instant Noon = Instant.FromUtc(2031, 2, 3, 12, 0);

    [Fact]
    public async Task A_hold_keeps_the_records_at_every_stage_and_once_it_is_lifted_they_go()
    {
        string[] held = ["c-lasting", "c-planned", "c-waiting", "c-approved", "c-begun", "c-looked"];
        await using var silo = await BeginAsync([("c-free", "demo-eu"), .. held.Select(customer => (customer, "demo-eu"))]);
        await PlaceAsync(silo, "c-lasting");
        foreach (var customer in held.Append("c-free"))
            await EndAsync(silo, customer);
        await PlaceAsync(silo, "c-planned");
        NotApproved = "c-waiting";
        await LiveAsync(silo, Noon - Duration.FromHours(1));
        Assert.Equal(["offboarded", "offboarded", "offboarded", "erased"], [await StatusAsync("c-lasting"), await StatusAsync("c-planned"), await StatusAsync("c-waiting"), await StatusAsync("c-approved")]);
        await PlaceAsync(silo, "c-waiting");
        await PlaceAsync(silo, "c-approved");
        NotApproved = null;
        House.Clock.Reset(Noon);
        await silo.WakeAsync();
        Assert.Equal("retention.begun/1", (await House.KindsAsync("retention/2031-02-03"))[^1]);
        await PlaceAsync(silo, "c-begun");
        House.Clock.Advance(Duration.FromMilliseconds(1));
        await silo.WakeAsync();
        Assert.Equal("retention.set-aside/1", (await House.KindsAsync("retention/2031-02-03"))[^1]);
        House.Clock.Advance(Duration.FromSeconds(1));
        // The run has asked whether an order holds anybody, and then one comes.
        House.Faults.Next("IErasures.SealedUnderAsync", Fault.Slow);
        await WakeUntilStruckAsync(silo);
        Assert.Equal("IErasures.SealedUnderAsync", House.Faults.Struck);
        await PlaceAsync(silo, "c-looked");
        House.Faults.Gate.TrySetResult();
        House.Faults.None();

        Assert.Equal([KeyValuePair.Create("c-free", new LocalDate(2031, 2, 3))], await LiveAsync(silo, Instant.FromUtc(2034, 1, 1, 0, 0)));
        foreach (var customer in held)
            Assert.Equal("Ana Example", await NameOfAsync(silo, customer));
        Assert.Equal([], await House.FaultsOfStoreAsync());

        House.Clock.Reset(Instant.FromUtc(2034, 1, 10, 8, 0));
        foreach (var customer in held)
            await silo.LiftAsync(customer, (await silo.Customer(customer).ViewAsync())!.Holds[^1].Id);
        var destroyed = await LiveAsync(silo, Instant.FromUtc(2034, 6, 1, 0, 0));
        foreach (var customer in held)
            Assert.Equal((customer, new LocalDate(2034, 1, 10), null), (customer, destroyed[customer], await NameOfAsync(silo, customer)));
        Assert.Equal([], await House.FaultsOfStoreAsync());
        await VerifiesAsync(silo);

        async Task<string> StatusAsync(string customer) => (await silo.Customer(customer).ViewAsync())!.Status;
    }

    [Fact]
    public async Task A_hold_on_an_exception_keeps_everything_and_is_public_under_its_name()
    {
        await using var silo = await BeginAsync(("c-0", "demo-eu"));
        await silo.UploadAsync("upload/1", "EXAMPLE, Ana");
        await silo.ApplyAsync("c-1");
        await silo.DeliverAsync();
        var exception = Assert.Single((await silo.Customer("c-1").ViewAsync())!.Exceptions);
        await silo.DismissAsync(exception);
        await silo.ConfirmAsync(exception);
        await silo.DeliverAsync();
        await silo.VerifyAsync("c-1");
        await EndAsync(silo, "c-1");
        await silo.HoldAsync("c-1", $"exception/{exception}");
        await silo.HoldAsync("c-1", command: "another");

        await LiveAsync(silo, Instant.FromUtc(2033, 1, 1, 0, 0));
        House.Clock.Reset(Instant.FromUtc(2033, 1, 1, 8, 0));
        // Under another name than it was placed it is not there.
        Assert.Equal(404, (await silo.Customer("c-1").ExecuteAsync(new AskHoldLifting("customer/c-1", "hold-1", "x"), Commands.By(People.Mlro, "wrong"))).Status);
        await silo.LiftAsync("c-1", record: $"exception/{exception}");
        Assert.Empty(await LiveAsync(silo, Instant.FromUtc(2034, 1, 1, 0, 0)));
        House.Clock.Reset(Instant.FromUtc(2034, 1, 1, 8, 0));
        await silo.LiftAsync("c-1", "hold-2");
        Assert.Equal(new LocalDate(2034, 1, 1), (await LiveAsync(silo, Instant.FromUtc(2034, 6, 1, 0, 0)))["c-1"]);

        var key = await silo.Services.GetRequiredService<KeyRing>().LogAsync(Firm.Decisions);
        var said = new List<(string, string, string)>();
        await foreach (var entry in House.Store.Logs.ReadAsync(Firm.Lifecycle, 0, (await House.Store.Logs.HeadAsync(Firm.Lifecycle)).Size))
            if (Core.Parse(entry.Core).Draft is { Kind: LifecycleKinds.HoldPlaced or LifecycleKinds.HoldLifted } draft && LifecycleRef.Parse(draft.Kind, draft.Ref) is LifecycleRef.HoldChanged hold)
                said.Add((draft.Kind, hold.Actor, hold.Hold));
        var (ofException, ofCustomer) = (Pseudonym.Of(key, $"exception/{exception}"), Pseudonym.Of(key, "customer/c-1"));
        Assert.Equal(
            [("hold.placed/1", ofException, "hold-1"), ("hold.placed/1", ofCustomer, "hold-2"), ("hold.lifted/1", ofException, "hold-1"), ("hold.lifted/1", ofCustomer, "hold-2")], said);
        await VerifiesAsync(silo);
    }

    [Fact]
    public async Task Two_people_lift_a_hold_and_a_rejected_lifting_leaves_it()
    {
        await using var silo = await BeginAsync(("c-1", "demo-eu"));
        await silo.HoldAsync("c-1");
        Assert.Equal(409, await DecideAsync(true, People.Manager, "early"));
        Assert.Equal(202, await AskAsync("ask"));
        Assert.Equal(409, await AskAsync("ask again"));
        Assert.Equal(403, await DecideAsync(true, People.Mlro, "the same"));
        Assert.Equal(403, await DecideAsync(true, People.Service, "a service"));
        Assert.Equal(200, await DecideAsync(false, People.Manager, "no"));
        Assert.Null((await silo.Customer("c-1").ViewAsync())!.Holds[0].LiftedAt);
        Assert.Equal(409, await DecideAsync(true, People.Manager, "nobody asked"));
        Assert.Equal(202, await AskAsync("ask once more"));
        Assert.Equal(200, await DecideAsync(true, People.Manager, "yes"));
        Assert.NotNull((await silo.Customer("c-1").ViewAsync())!.Holds[0].LiftedAt);
        Assert.Equal(409, await AskAsync("over"));
        Assert.Equal(422, (await silo.Customer("c-1").ExecuteAsync(new PlaceHold("customer/c-1", "neighbour", null, "x"), Commands.By(People.Mlro, "neighbour"))).Status);
        Assert.Equal(422, (await silo.HoldAsync("c-1", until: new LocalDate(2026, 1, 1), command: "past")).Status);

        async Task<int> AskAsync(string command) => (await silo.Customer("c-1").ExecuteAsync(new AskHoldLifting("customer/c-1", "hold-1", "x"), Commands.By(People.Mlro, command))).Status;
        async Task<int> DecideAsync(bool approved, Principal by, string command) =>
            (await silo.Customer("c-1").ExecuteAsync(new DecideHoldLifting("customer/c-1", "hold-1", approved, "x"), Commands.By(by, command))).Status;
    }

    [Fact]
    public async Task Whenever_an_order_comes_either_it_keeps_or_it_is_told_that_it_came_too_late()
    {
        var all = Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is not null;
        // The last of them is long after the last word.
        int[] moments = all ? [.. Enumerable.Range(1, 60)] : [1, 3, 6, 12, 20, 60];
        await using var silo = await BeginAsync([.. moments.Select(n => ($"c-{n}", "demo-eu"))]);
        foreach (var n in moments)
        {
            House.Clock.Reset(Instant.FromUtc(2026, 3, 2, 9, 0) + Duration.FromDays(n));
            await EndAsync(silo, $"c-{n}");
        }

        var late = 0;
        foreach (var n in moments)
        {
            var noon = Instant.FromUtc(2031, 3, 3, 12, 0) + Duration.FromDays(n);
            await LiveAsync(silo, noon - Duration.FromMilliseconds(1));
            House.Clock.Reset(noon);
            await silo.WakeAsync();
            House.Clock.Advance(Duration.FromSeconds(1));
            var number = 0;
            House.Faults.Plan((call, _) => ++number == n ? Fault.Slow : Fault.None);
            await WakeUntilStruckAsync(silo);
            var order = silo.HoldAsync($"c-{n}");
            House.Faults.Gate.TrySetResult();
            var reply = await order;
            House.Faults.None();
            await LiveAsync(silo, noon + Duration.FromHours(5));
            Assert.True(reply.Status is 201 or 409, $"{reply.Status}: {reply.Refusal?.Title}");
            var isThere = await NameOfAsync(silo, $"c-{n}") is not null;
            Assert.True(isThere == (reply.Status == 201), $"call {n}: the order got {reply.Status}, and the records are {(isThere ? "there" : "gone")}");
            late += isThere ? 0 : 1;
        }

        Assert.True(late > 0, "no order came too late");
        Assert.Equal([], await House.FaultsOfStoreAsync());
        await VerifiesAsync(silo);
    }

    private static async Task PlaceAsync(RunningSilo silo, string customer) => Assert.Equal(201, (await silo.HoldAsync(customer)).Status);

    /// <summary>Starts what is due, and comes back once a call of it is slow, or everything is done.</summary>
    private async Task WakeUntilStruckAsync(RunningSilo silo)
    {
        var waking = Task.Run(() => Record.ExceptionAsync(silo.WakeAsync));
        while (House.Faults.Struck is null && !waking.IsCompleted)
            await Task.Delay(5);
    }

    private static async Task<string?> NameOfAsync(RunningSilo silo, string customer) =>
        (await silo.Services.GetRequiredService<Grains.Actors.DecisionReader>().WholeIfThereAsync<Workflows.Customers.Events.ApplicationReceived>($"customer/{customer}", 1, default))?.FullName;
}
