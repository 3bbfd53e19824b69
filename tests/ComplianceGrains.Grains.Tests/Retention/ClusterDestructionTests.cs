using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Retention;

/// <summary>Destruction where several silos work on one store, each with keys in memory that another one destroys.</summary>
public sealed class ClusterDestructionTests() : FirmOverYears(silos: 2)
{
    private static readonly ListEntry Ana = new("1", SubjectKind.NaturalPerson, [new ListName("Ana Example", NameType.Primary)]);

    [Fact]
    public async Task Nothing_is_destroyed_while_another_silo_may_still_seal_under_a_key()
    {
        await using var silo = await BeginAsync(("c-1", "demo-eu"));
        await EndAsync(silo, "c-1");
        await LiveAsync(silo, Instant.FromUtc(2031, 2, 3, 10, 0));
        House.Clock.Reset(Instant.FromUtc(2031, 2, 3, 12, 0));
        var key = (await House.Store.Keys.ListAsync("sdk/eu/customer/c-1/", 1))[0];
        var (rings, recordClass) = (silo.Rings.ToList(), key.Name["sdk/eu/customer/c-1/".Length..]);
        foreach (var ring in rings)
            Assert.Equal(key.Reference, (await ring.SubjectAsync("eu", "customer/c-1", recordClass)).Reference);

        await GoOnAsync(silo, () => House.Store.Erasures.IsRetiredAsync(key.Name));
        var retired = House.Clock.GetCurrentInstant();
        // Both looked a moment ago: one of them has been told nothing.
        Assert.True(await CountAsync(rings, recordClass) > 0);
        House.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(0, await CountAsync(rings, recordClass));
        Assert.NotNull(await House.Store.Keys.FindAsync(key.Name));

        await GoOnAsync(silo, async () => await House.Store.Keys.FindAsync(key.Name) is null);

        Assert.InRange(House.Clock.GetCurrentInstant() - retired, Duration.FromMinutes(4), Duration.FromMinutes(10));
        House.Clock.Advance(Duration.FromMinutes(1));
        Assert.All(await Task.WhenAll(rings.Select(ring => ring.OpenAsync(key.Reference))), Assert.Null);
        Assert.Equal("erased", (await silo.Customer("c-1").ViewAsync())!.Status);
        await GoOnAsync(silo, async () => (await House.Store.Erasures.OpenAsync()).Count == 0);
        Assert.Equal([], await House.FaultsOfStoreAsync());
        await VerifiesAsync(silo);
    }

    [Fact]
    public async Task Every_silo_forgets_whom_one_of_them_destroyed()
    {
        await using var silo = await BeginAsync(("c-1", "demo-eu"));
        var silos = silo.EachOwn.ToList();
        foreach (var own in silos)
            await own.Watch.LookAsync(default);
        Assert.All(await FoundAsync(silos), found => Assert.Equal(["customer/c-1"], found));
        await EndAsync(silo, "c-1");
        await LiveAsync(silo, Instant.FromUtc(2031, 2, 3, 10, 0));
        House.Clock.Reset(Instant.FromUtc(2031, 2, 3, 12, 0));
        await GoOnAsync(silo, async () => (await House.Store.Erasures.RootsAsync()).Count > 0 && (await House.Store.Erasures.OpenAsync()).Count == 0);

        // Only the one that destroyed knows of it.
        Assert.Contains("customer/c-1", (await FoundAsync(silos)).SelectMany(found => found));
        foreach (var own in silos)
            await own.Watch.LookAsync(default);

        Assert.All(await FoundAsync(silos), Assert.Empty);
    }

    /// <summary>Whom a list entry would concern by what each silo has in memory of its own.</summary>
    private static Task<IReadOnlyList<string>[]> FoundAsync(IEnumerable<SiloMemory> silos) => Task.WhenAll(silos.Select(own => own.Customers.ConcernedAsync([Ana], 0.9m)));

    private static async Task<int> CountAsync(IEnumerable<KeyRing> rings, string recordClass)
    {
        var count = 0;
        foreach (var ring in rings)
            try
            {
                await ring.SubjectAsync("eu", "customer/c-1", recordClass);
                count++;
            }
            catch (KeyRetiredException)
            {
                // It has looked again.
            }

        return count;
    }

    private async Task GoOnAsync(RunningSilo silo, Func<Task<bool>> until)
    {
        for (var round = 0; round < 200 && !await until(); round++)
        {
            await Record.ExceptionAsync(silo.WakeAsync);
            await ApproveAsync(silo);
            await Record.ExceptionAsync(silo.DeliverAsync);
            await SequenceAsync(silo);
        }

        Assert.True(await until());
    }
}
