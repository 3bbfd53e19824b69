using System.Text;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Workflows.Parties;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Retention;

/// <summary>Who is related to a company is known for its sake: a hold on the company keeps it, and it goes with the company's records.</summary>
public sealed class PartyDestructionTests : FirmOverYears
{
    private const string Name = "Zephyrine Quastenflosser";

    [Fact]
    public async Task A_related_party_is_kept_by_a_hold_on_the_company_and_destroyed_with_it()
    {
        await using var silo = await BeginAsync(("c-other", "demo-eu"));
        foreach (var id in new[] { "co", "co-held", "co-asked" })
        {
            Assert.Equal(201, (await silo.Customer(id).ExecuteAsync(new StartEntityOnboarding("demo-eu", Company, []), Commands.By(People.Service, "apply"))).Status);
            Assert.Equal(201, (await Party(silo, id).ExecuteAsync(
                new StateParty(id, "p1", "natural-person", ["owner", "legal-representative"], People.Ana with { FullName = Name }, null, [new StatedHolding("customer", new StatedShare("100", "100"), null, null)], [], null),
                Commands.By(People.Service, "state"))).Status);
            Assert.Equal(200, (await Party(silo, id).ExecuteAsync(new RecordPartyEvidence("identity-verification", "passed", "idv.example", "r-1", null), Commands.By(People.Service, "identify"))).Status);
            await silo.DeliverAsync();
            Assert.Equal("active", (await silo.VerifyAsync(id)).View!.Status);
            await EndAsync(silo, id);
        }

        await silo.HoldAsync("co-held");
        var gone = (await House.Store.Vault.ReadAsync("party/co~p1", 1)).Single(row => row.Cid == "p1").Bytes;

        await LiveAsync(silo, Instant.FromUtc(2031, 1, 20, 8, 0));
        House.Clock.Reset(Instant.FromUtc(2031, 1, 20, 8, 0));
        Assert.Equal(201, await AskedAsync(new ReceiveDataRequest("access", null, "a letter")));
        await LiveAsync(silo, Instant.FromUtc(2031, 2, 10, 8, 0));
        House.Clock.Reset(Instant.FromUtc(2031, 2, 10, 8, 0));
        Assert.Equal(("erased", "offboarded"), ((await silo.Customer("co").ViewAsync())!.Status, (await silo.Customer("co-asked").ViewAsync())!.Status));
        Assert.Equal(200, await AskedAsync(new AnswerDataRequest("request-1", true, "sent")));
        await silo.DeliverAsync();
        await ApproveAsync(silo);
        // Whoever asks once the end is decided is told, and holds nothing up.
        Assert.Equal(409, await AskedAsync(new ReceiveDataRequest("erasure", null, "another letter")));
        await silo.DeliverAsync();
        Assert.Equal(new LocalDate(2031, 2, 10), (await LiveAsync(silo, Instant.FromUtc(2031, 4, 1, 0, 0)))["co-asked"]);

        Assert.Equal(("erased", "erased"), ((await silo.Customer("co").ViewAsync())!.Status, (await House.KindsAsync("party/co~p1"))[^1].Split('.')[1].Split('/')[0]));
        Assert.Equal("offboarded", (await silo.Customer("co-held").ViewAsync())!.Status);
        Assert.Equal("p1", (await Party(silo, "co-held").ViewAsync())!.Party.Id);
        Assert.Equal(409, (await Party(silo, "co").ExecuteAsync(new RemoveParty("late"), Commands.By(People.Mlro, "late"))).Status);
        Assert.Equal([], Files().Where(file => File.ReadAllBytes(file) is var bytes && (bytes.AsSpan().IndexOf(gone) >= 0 || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Name)) >= 0)).Select(Path.GetFileName));
        Assert.Equal([], await House.FaultsOfStoreAsync());
        await VerifiesAsync(silo);

        async Task<int> AskedAsync(IDataRequestCommand command) => (await Party(silo, "co-asked").ExecuteAsync(new PartyDataRequest(command), Commands.By(People.Analyst, command.ToString()!))).Status;
    }

    private static EntityData Company { get; } = new(
        "Quillbrandt Trading", null, "Lda", "REG-1", "PT", new Address(["Rua 1"], "4000", "Porto", "PT"), new Address(["Rua 1"], "4000", "Porto", "PT"), null, null, null,
        "trade", null, null, null, null, null, null);

    private static IPartyGrain Party(RunningSilo silo, string customer) => silo.Actors.GetGrain<IPartyGrain>(PartyIds.Key(customer, "p1"));
}
