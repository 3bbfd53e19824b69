using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
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
    public async Task A_request_for_erasure_is_carried_out_on_the_day_on_which_the_last_law_lets_go_with_all_that_was_read()
    {
        // Computed by hand: ended on 2 March 2026, five years in Singapore, whose law names no day to delete by; and this firm deletes nothing unasked.
        var table = new Dictionary<string, LocalDate?>
        {
            ["c-asked-after"] = new(2031, 3, 3),
            ["c-asked-before"] = new(2031, 3, 3),
            // Asked years after the last law had let go: the next noon.
            ["c-asked-late"] = new(2033, 6, 2),
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
        foreach (var customer in table.Keys)
            await EndAsync(silo, customer);
        await AskAsync("c-asked-after");
        await AskAsync("c-held");
        await silo.HoldAsync("c-held");
        var readings = silo.Actors.GetGrain<IReadingsGrain>("customer/c-asked-after");
        Assert.Equal(200, (await readings.OpenAsync(new OpenFields("exception", "exc-1", ["fullName"], "to compare"), Commands.By(People.Mlro, "read"))).Status);
        await SequenceAsync(silo);

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

        // Over a wallet that is not theirs: refused, and with that over.
        static RequestTransfer ATransfer(string id) => new(
            id, "wal-nobody", "outgoing", "eip155:1/slip44:60", 1, null, new TransferCounterparty("vasp", "eip155:1", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", null, new TransferVasp("Other Exchange", "FR", null, null)),
            new TransferPerson("natural-person", "Bo Beispiel", null, "FR", null, null, null, null, null, null, null, null), null);

        async Task AskAsync(string customer) => Assert.Equal(201, (await silo.Customer(customer).ExecuteAsync(new ReceiveDataRequest("erasure", null, "forget me"), Commands.By(People.Analyst, $"erase-{customer}"))).Status);
    }
}
