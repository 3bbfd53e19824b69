using System.Text.RegularExpressions;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Retention;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Retention;

/// <summary>An order that would reveal a suspicion beats retention at every stage, and nobody outside the unit can tell whom one keeps.</summary>
public sealed partial class HiddenOrderTests : FirmOverYears
{
    private static readonly Instant Noon = Instant.FromUtc(2031, 2, 3, 12, 0);

    private static readonly Principal Second = People.Mlro with { Id = "prn-mlro-2" };

    [Fact]
    public async Task A_stop_tells_nobody_why()
    {
        string[] all = ["c-free", "c-kept", "c-slow", "c-late"];
        await using var silo = await BeginAsync([.. all.Select(customer => (customer, "demo-eu"))]);
        var (kept, late, gone) = (await SuspectAsync(silo, "c-kept"), await SuspectAsync(silo, "c-late"), await SuspectAsync(silo, "c-free"));
        Assert.Equal(201, (await PlaceAsync(kept)).Status);
        foreach (var customer in all)
            await EndAsync(silo, customer);
        // The officer approves whoever is due but one, whom they have not got round to.
        NotApproved = "c-slow";
        await LiveAsync(silo, Noon - Duration.FromHours(1));
        Assert.Equal("erased", (await silo.Customer("c-late").ViewAsync())!.Status);
        Assert.Equal(201, (await PlaceAsync(late)).Status);

        Assert.Equal(["c-free"], (await LiveAsync(silo, Instant.FromUtc(2031, 3, 10, 0, 0))).Keys);
        Assert.Equal(409, (await silo.Customer("c-kept").ExecuteAsync(new DecideStep("erasure", true, "due"), Commands.By(People.Mlro, "try"))).Status);
        Assert.Equal(await SeenAsync(silo, "c-slow"), await SeenAsync(silo, "c-kept"));
        Assert.Contains("erasure", await SeenAsync(silo, "c-kept"), StringComparison.Ordinal);
        Assert.All(await PassedOnAsync(silo), passed => Assert.Equal(("customer/c-late", Grains.Retention.Obstacles.NotOver), (passed.Subject, passed.Why)));
        Assert.Equal(["customer/c-free"], (await PlaceAsync(gone)).View!.Holds[^1].TooLateFor);

        await LiftAsync(kept);
        await LiftAsync(late);
        Assert.Equal(["c-free", "c-kept", "c-late"], (await LiveAsync(silo, House.Clock.GetCurrentInstant() + Duration.FromDays(40))).Keys.Order());
        Assert.Equal([], await House.FaultsOfStoreAsync());
    }

    [SkippableFact]
    public async Task An_order_that_comes_after_the_end_was_decided_keeps_the_records_for_a_reason_that_others_have_too()
    {
        Skip.If(Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is null, "bash tests/long faults");
        await using var silo = await BeginAsync(("c-approved", "demo-eu"), ("c-looked", "demo-eu"));
        var (approved, looked) = (await SuspectAsync(silo, "c-approved"), await SuspectAsync(silo, "c-looked"));
        await EndAsync(silo, "c-approved");
        await EndAsync(silo, "c-looked");
        await LiveAsync(silo, Noon - Duration.FromHours(1));
        Assert.Equal("erased", (await silo.Customer("c-approved").ViewAsync())!.Status);
        await PlaceAsync(approved);
        House.Clock.Reset(Noon);
        await silo.WakeAsync();
        House.Clock.Advance(Duration.FromSeconds(1));
        House.Faults.Next("IErasures.SealedUnderAsync", Fault.Slow);
        var waking = Task.Run(() => Record.ExceptionAsync(silo.WakeAsync));
        while (House.Faults.Struck is null && !waking.IsCompleted)
            await Task.Delay(5);
        await PlaceAsync(looked);
        House.Faults.Gate.TrySetResult();
        House.Faults.None();

        Assert.Empty(await LiveAsync(silo, Noon + Duration.FromDays(70)));
        var said = await PassedOnAsync(silo);
        Assert.All(said, passed => Assert.Equal(Grains.Retention.Obstacles.NotOver, passed.Why));
        // Every day for a week, as whoever has something to be told, then ever later.
        Assert.Equal(2, said.Select(passed => passed.Subject).Distinct().Count());
        Assert.All(said.CountBy(passed => passed.Subject), one => Assert.InRange(one.Value, 14, 22));
        Assert.Equal([], await House.FaultsOfStoreAsync());

        await LiftAsync(approved);
        await LiftAsync(looked);
        Assert.Equal(["c-approved", "c-looked"], (await LiveAsync(silo, House.Clock.GetCurrentInstant() + Duration.FromDays(40))).Keys.Order());
        await VerifiesAsync(silo);
    }

    [SkippableFact]
    public async Task Whenever_an_order_comes_either_it_keeps_or_it_says_that_it_came_too_late()
    {
        Skip.If(Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is null, "bash tests/long faults");
        // The last of them is long after the last word.
        int[] moments = [3, 10, 20, 30, 45, 60, 80, 110, 150, 200, 300, 600];
        await using var silo = await BeginAsync([.. moments.Select(n => ($"c-{n}", "demo-eu"))]);
        var suspicions = new Dictionary<int, ISuspicionGrain>();
        foreach (var n in moments)
        {
            suspicions[n] = await SuspectAsync(silo, $"c-{n}");
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
            House.Faults.Plan((_, _) => ++number == n ? Fault.Slow : Fault.None);
            var waking = Task.Run(() => Record.ExceptionAsync(silo.WakeAsync));
            while (House.Faults.Struck is null && !waking.IsCompleted)
                await Task.Delay(5);
            var order = PlaceAsync(suspicions[n]);
            House.Faults.Gate.TrySetResult();
            var reply = await order;
            House.Faults.None();
            await LiveAsync(silo, noon + Duration.FromHours(5));
            Assert.Equal((201, null), (reply.Status, reply.Refusal));
            var (isThere, isKept) = (await IsThereAsync(silo, $"c-{n}"), reply.View!.Holds[^1].TooLateFor.Count == 0);
            Assert.True(isThere == isKept, $"call {n}: the order says that it keeps: {isKept}; the records are {(isThere ? "there" : "gone")}");
            late += isThere ? 0 : 1;
        }

        Assert.InRange(late, 1, moments.Length - 1);
        Assert.Equal([], await House.FaultsOfStoreAsync());
    }

    [Fact]
    public async Task An_order_keeps_whoever_an_exception_is_about_that_the_suspicion_names_and_what_nobody_can_read_stops_nobody_else()
    {
        await using var silo = await BeginAsync(("c-free", "demo-eu"), ("c-other", "demo-eu"));
        await silo.UploadAsync("upload/1", "EXAMPLE, Ana");
        await silo.ApplyAsync("c-named");
        await silo.DeliverAsync();
        var exception = Assert.Single((await silo.Customer("c-named").ViewAsync())!.Exceptions);
        await silo.DismissAsync(exception);
        await silo.ConfirmAsync(exception);
        await silo.DeliverAsync();
        await silo.VerifyAsync("c-named");
        foreach (var customer in new[] { "c-free", "c-other", "c-named" })
            await EndAsync(silo, customer);
        await PlaceAsync(await SuspectAsync(silo, "c-other", $"exception/{exception}"));
        var lost = await SuspectAsync(silo, "c-lost");
        string[] keys = [.. (await House.Store.Keys.ListAsync("sdk/eu/suspicion/sus-c-lost/", 9)).Select(key => key.Name).Where(name => name.Contains("/sus-c-lost/", StringComparison.Ordinal))];
        await House.Store.Keys.DestroyAsync(keys);
        silo.Services.GetRequiredService<KeyRing>().Forget(keys);
        await silo.ForgetAsync(lost);

        Assert.Equal(["c-free"], (await LiveAsync(silo, Instant.FromUtc(2031, 3, 10, 0, 0))).Keys);
        Assert.True(await IsThereAsync(silo, "c-named"));
        Assert.True(await IsThereAsync(silo, "c-other"));
        Assert.Equal("suspicion/sus-c-lost", Assert.Single(await House.Store.Incidents.ReadAsync()).Found.Subject);
    }

    private static async Task<ISuspicionGrain> SuspectAsync(RunningSilo silo, string customer, params string[] about)
    {
        var suspicion = silo.Actors.GetGrain<ISuspicionGrain>($"sus-{customer}");
        var whom = customer == "c-lost" ? "c-free" : customer;
        Assert.Equal(201, (await suspicion.ExecuteAsync(new RaiseSuspicion(whom, about, "suspicious", null, null, "odd"), Commands.By(People.Analyst, $"suspect {customer}"))).Status);
        return suspicion;
    }

    private static Task<Reply<SuspicionView>> PlaceAsync(ISuspicionGrain suspicion) => suspicion.ExecuteAsync(new PlaceSuspicionHold("court", null, "an order of the court"), Commands.By(People.Mlro, "order"));

    private static async Task LiftAsync(ISuspicionGrain suspicion)
    {
        Assert.Equal(202, (await suspicion.ExecuteAsync(new AskSuspicionHoldLifting("hold-1", "over"), Commands.By(People.Mlro, "ask"))).Status);
        Assert.Equal(200, (await suspicion.ExecuteAsync(new DecideSuspicionHoldLifting("hold-1", true, "over"), Commands.By(Second, "lift"))).Status);
    }

    /// <summary>Whom runs have passed on; they have set nobody aside, as they do whom an order holds that everybody may know of.</summary>
    private async Task<List<PassedOn>> PassedOnAsync(RunningSilo silo)
    {
        var said = new List<PassedOn>();
        foreach (var run in await House.Store.Journal.ListActorsAsync("retention/", "", 1000))
            await foreach (var decision in silo.Services.GetRequiredService<DecisionReader>().HistoryAsync(run.Name, 0, default))
            {
                Assert.NotEqual("retention.set-aside/1", decision.Kind);
                if (decision.Happened is PassedOn passed)
                    said.Add(passed);
            }

        Assert.NotEmpty(said);
        return said;
    }

    private static async Task<bool> IsThereAsync(RunningSilo silo, string customer) =>
        (await silo.Services.GetRequiredService<DecisionReader>().WholeIfThereAsync<ApplicationReceived>($"customer/{customer}", 1, default))?.FullName is not null;

    /// <summary>All that stands in a customer's history, and how they are shown: without their name, and of times the day.</summary>
    private static async Task<string> SeenAsync(RunningSilo silo, string customer)
    {
        var seen = new List<string>();
        await foreach (var decision in silo.Services.GetRequiredService<DecisionReader>().HistoryAsync($"customer/{customer}", 0, default))
            seen.Add($"{decision.Sequence} {decision.Kind} {decision.RecordedAt} {System.Text.Json.JsonSerializer.Serialize(decision.Basis)} {Text(decision.Happened)} {string.Join(' ', decision.Logs.Select(log => $"{log.Log} {log.Seq}"))}");
        var view = (await silo.Customer(customer).ViewAsync())!;
        seen.Add($"{view.Status} {view.Sequence} {view.IsBeingDestroyed} {view.Holds.Count} {string.Join(' ', view.Pending.Select(step => $"{step.Step} {step.Role} {step.Due}"))} {(await silo.Customer(customer).CountsAsync())}");
        return Hash().Replace(Time().Replace(string.Join('\n', seen).Replace(customer, "who", StringComparison.Ordinal), "$1"), "#");

        static string Text(object happened) => happened is RetentionPlanned planned
            ? $"{string.Join(' ', planned.Terms)} {planned.LookAgain} {string.Join(' ', planned.Needed)} {planned.On}"
            : System.Text.Json.JsonSerializer.Serialize(happened, happened.GetType());
    }

    [GeneratedRegex("([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.]+Z")]
    private static partial Regex Time();

    [GeneratedRegex("hmac:[0-9a-f]+")]
    private static partial Regex Hash();
}
