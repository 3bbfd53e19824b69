using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Readings;
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
        Assert.Equal(409, (await readings.OpenAsync(new OpenFields("exception", "exc-1", ["fullName"], "again"), Commands.By(People.Mlro, "read-again"))).Status);
        Assert.Null(await silo.Services.GetRequiredService<Customers.Profiles>().OfAsync("c-asked-after"));
        Assert.Equal([], await House.FaultsOfStoreAsync());

        async Task AskAsync(string customer) => Assert.Equal(201, (await silo.Customer(customer).ExecuteAsync(new ReceiveDataRequest("erasure", null, "forget me"), Commands.By(People.Analyst, $"erase-{customer}"))).Status);
    }
}
