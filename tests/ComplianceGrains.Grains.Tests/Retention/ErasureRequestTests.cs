using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Workflows.Retention;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Retention;

/// <summary>Who has asked to be forgotten is, on the day on which no law keeps them any more; nobody else, and no sooner.</summary>
public sealed class ErasureRequestTests : FirmOverYears
{
    /// <summary>At home in Singapore: no other law binds.</summary>
    protected override PersonData PersonOf(string customer) => People.Ana with { PlaceOfBirth = "Singapore", Nationalities = ["SG"], ResidentialAddress = new Address(["1 Road"], "018956", "Singapore", "SG") };

    [Fact]
    public async Task A_request_for_erasure_is_carried_out_on_the_day_on_which_the_last_law_lets_go_and_everybody_in_it_is_answered_with_all_that_was_read()
    {
        // Computed by hand: ended on 2 March 2026, five years in Singapore, whose law names no day to delete by; and this firm deletes nothing unasked.
        var table = new Dictionary<string, LocalDate?>
        {
            ["c-asked-after"] = new(2031, 3, 3),
            ["c-asked-before"] = new(2031, 3, 3),
            // Asked years after the last law had let go: the next noon.
            ["c-asked-late"] = new(2033, 6, 2),
            // Whoever was on the other side of a transfer of theirs waited for a copy until that morning.
            ["c-asked-of"] = new(2031, 3, 20),
            // Whoever was on the other side of theirs asked in the very moment in which the end was decided, and had an answer that morning.
            ["c-asked-in-time"] = new(2031, 3, 6),
            ["c-unasked"] = null,
            // A court's order stands beside the request.
            ["c-held"] = null,
        };
        House.Retention = new RetentionPolicy(DeleteAfterFloor: false, Destroys: true);
        await using var silo = await BeginAsync([.. table.Keys.Select(customer => (customer, "demo-sg"))]);
        // A transfer of the first of March: in Singapore its own five years run from then.
        House.Clock.Reset(Instant.FromUtc(2026, 3, 1, 12, 0));
        var transfers = silo.Actors.GetGrain<ITransfersGrain>("c-asked-after");
        var sent = await transfers.ExecuteAsync(ATransfer("t-1"), Commands.By(People.Service, "send"));
        Assert.Equal((201, "refused"), (sent.Status, sent.View!.Transfers.Single().Status));
        House.Clock.Reset(Instant.FromUtc(2026, 3, 2, 12, 0));
        await AskAsync("c-asked-before");
        foreach (var customer in new[] { "c-asked-of", "c-asked-in-time" })
        {
            Assert.Equal(201, (await silo.Actors.GetGrain<ITransfersGrain>(customer).ExecuteAsync(ATransfer("t-1"), Commands.By(People.Service, "send"))).Status);
            await AskAsync(customer);
        }

        foreach (var customer in table.Keys)
            await EndAsync(silo, customer);
        await AskAsync("c-asked-after");
        await AskAsync("c-held");
        await silo.HoldAsync("c-held");
        var readings = silo.Actors.GetGrain<IReadingsGrain>("customer/c-asked-after");
        Assert.Equal(200, (await readings.OpenAsync(new OpenFields("exception", "exc-1", ["fullName"], "to compare"), Commands.By(People.Mlro, "read"))).Status);
        await SequenceAsync(silo);

        await LiveAsync(silo, Instant.FromUtc(2031, 2, 25, 8, 0));
        House.Clock.Reset(Instant.FromUtc(2031, 2, 25, 8, 0));
        Assert.Equal(201, (await OfAsync(silo, "c-asked-of", new ReceiveDataRequest("access", null, "a letter"), "ask")).Status);
        await AskInTheMomentOfTheEndAsync(silo, "c-asked-in-time");
        await LiveAsync(silo, Instant.FromUtc(2031, 3, 20, 8, 0));
        House.Clock.Reset(Instant.FromUtc(2031, 3, 20, 8, 0));
        Assert.Equal("offboarded", (await silo.Customer("c-asked-of").ViewAsync())!.Status);
        Assert.Equal(200, (await OfAsync(silo, "c-asked-of", new AnswerDataRequest("request-1", true, "sent"), "answer")).Status);
        await HeardAsync(silo);
        await LiveAsync(silo, Instant.FromUtc(2033, 6, 1, 0, 0));
        House.Clock.Reset(Instant.FromUtc(2033, 6, 2, 8, 0));
        await AskAsync("c-asked-late");
        var destroyed = await LiveAsync(silo, Instant.FromUtc(2036, 1, 1, 0, 0));

        Assert.Equal(table.OrderBy(one => one.Key), table.Keys.Order().Select(customer => KeyValuePair.Create(customer, destroyed.TryGetValue(customer, out var day) ? day : (LocalDate?)null)));
        Assert.Equal(["readings.opened/1", "readings.erased/1"], await House.KindsAsync("readings/customer/c-asked-after"));
        Assert.Equal([], (await House.Store.Vault.ReadAsync("readings/customer/c-asked-after", 1)).Where(row => row.Cid != "s1"));
        Assert.Equal("transfers.erased/1", (await House.KindsAsync("transfers/c-asked-after"))[^1]);
        Assert.Equal([], (await House.Store.Vault.ReadAsync("transfers/c-asked-after", 1)).Where(row => row.Cid != "s1"));
        Assert.Equal(409, (await transfers.ExecuteAsync(ATransfer("t-2"), Commands.By(People.Service, "send-again"))).Status);
        Assert.Equal(409, (await readings.OpenAsync(new OpenFields("exception", "exc-1", ["fullName"], "again"), Commands.By(People.Mlro, "read-again"))).Status);
        Assert.Null(await silo.Services.GetRequiredService<Customers.Profiles>().OfAsync("c-asked-after"));
        Assert.Equal([], await House.FaultsOfStoreAsync());

        async Task AskAsync(string customer) => Assert.Equal(201, (await silo.Customer(customer).ExecuteAsync(new ReceiveDataRequest("erasure", null, "forget me"), Commands.By(People.Analyst, $"erase-{customer}"))).Status);
    }

    /// <summary>
    /// What they ask before the day begins in Singapore is written down only after the end was decided: it holds the run up until it is answered. Who asks
    /// after the end is told that it is too late.
    /// </summary>
    private async Task AskInTheMomentOfTheEndAsync(RunningSilo silo, string customer)
    {
        await LiveAsync(silo, Instant.FromUtc(2031, 3, 2, 15, 0));
        House.Clock.Reset(Instant.FromUtc(2031, 3, 2, 15, 0));
        House.Faults.Next("IJournal.CommitAsync", Fault.Slow);
        var asking = OfAsync(silo, customer, new ReceiveDataRequest("access", null, "a letter"), "ask");
        while (House.Faults.Struck is null && !asking.IsCompleted)
            await Task.Delay(5);
        House.Clock.Reset(Instant.FromUtc(2031, 3, 3, 8, 0));
        await silo.WakeAsync();
        await ApproveAsync(silo);
        Assert.Equal("erased", (await silo.Customer(customer).ViewAsync())!.Status);
        House.Faults.Gate.TrySetResult();
        Assert.Equal(201, (await asking).Status);
        House.Faults.None();
        var late = await OfAsync(silo, customer, new ReceiveDataRequest("rectification", null, "another letter"), "late");
        Assert.Equal((409, true), (late.Status, late.Refusal!.Title.StartsWith("Retention is over", StringComparison.Ordinal)));

        await HeardAsync(silo);
        Assert.DoesNotContain(customer, (await LiveAsync(silo, Instant.FromUtc(2031, 3, 6, 8, 0))).Keys);
        Assert.Contains("retention.passed-on/1", await House.KindsAsync("retention/2031-03-03"));
        House.Clock.Reset(Instant.FromUtc(2031, 3, 6, 8, 0));
        Assert.Equal(200, (await OfAsync(silo, customer, new AnswerDataRequest("request-1", true, "sent"), "answer")).Status);
        await HeardAsync(silo);
    }

    /// <summary>Over a wallet that is not theirs: refused, and with that over.</summary>
    private static RequestTransfer ATransfer(string id) => new(
        id, "wal-nobody", "outgoing", "eip155:1/slip44:60", 1, null, new TransferCounterparty("vasp", "eip155:1", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", null, new TransferVasp("Other Exchange", "FR", null, null)),
        new TransferPerson("natural-person", "Bo Beispiel", null, "FR", null, null, null, null, null, null, null, null), null);

    /// <summary>Whoever is on the other side asks, or is answered.</summary>
    private static Task<Reply<TransfersView>> OfAsync(RunningSilo silo, string customer, IDataRequestCommand command, string key) =>
        silo.Actors.GetGrain<ITransfersGrain>(customer).ExecuteAsync(new OtherSideDataRequest("t-1", command), Commands.By(People.Analyst, key));

    /// <summary>The customer hears of the answer on the same morning, and people approve what has to be approved.</summary>
    private async Task HeardAsync(RunningSilo silo)
    {
        await silo.DeliverAsync();
        await ApproveAsync(silo);
        await silo.DeliverAsync();
    }
}
