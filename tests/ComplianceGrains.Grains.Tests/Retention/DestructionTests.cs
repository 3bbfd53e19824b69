using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Registers;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Workflows.Customers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orleans.Runtime;
using Orleans.Storage;

namespace ComplianceGrains.Grains.Tests.Retention;

/// <summary>Years on a clock that is moved: every customer's records are destroyed on the day that a table says, and nobody else's.</summary>
public sealed class DestructionTests : FirmOverYears
{
    [Fact]
    public async Task Records_are_destroyed_on_the_day_that_the_table_says_and_on_no_other()
    {
        // Computed by hand. Ended on 2 March 2026, and on the leap day of 2028: five years in the EU, in Germany by the rules from July 2027
        // on, and in Singapore; ten in Switzerland. In no case is the day of the end counted. Twelve years from the first end to the last day.
        var table = new Dictionary<string, LocalDate?>
        {
            ["c-eu"] = new(2031, 3, 3),
            ["c-de"] = new(2031, 3, 3),
            ["c-sg"] = new(2031, 3, 3),
            ["c-leap"] = new(2033, 3, 1),
            ["c-ch"] = new(2036, 3, 3),
            // Half past eleven in the evening of 31 December 2027 by UTC: in Zurich that is the first of January.
            ["c-ch-late"] = new(2038, 1, 2),
            ["c-active"] = null,
            // A court's order keeps them beyond the five years, and two people lift it on that day.
            ["c-held"] = new(2034, 5, 10),
            // Its last day is 30 April, two years after the ten: it ends by itself, and the next noon destroys.
            ["c-ch-order"] = new(2038, 5, 1),
            // Nobody lifts this one.
            ["c-sg-held"] = null,
            // Swiss law keeps ten years what the Union's has deleted after five: nobody has answered the exception that says so.
            ["c-conflict"] = null,
        };
        await using var silo = await BeginAsync(("c-eu", "demo-eu"), ("c-de", "demo-de"), ("c-sg", "demo-sg"), ("c-ch", "demo-ch"), ("c-leap", "demo-eu"), ("c-active", "demo-eu"), ("c-conflict", "demo-ch"), ("c-held", "demo-eu"),
            ("c-ch-late", "demo-ch"), ("c-ch-order", "demo-ch"), ("c-sg-held", "demo-sg"));
        House.Clock.Reset(Instant.FromUtc(2026, 3, 2, 12, 0));
        foreach (var customer in new[] { "c-eu", "c-de", "c-sg", "c-ch", "c-held", "c-ch-order", "c-sg-held" })
            await EndAsync(silo, customer);
        foreach (var held in new[] { "c-held", "c-sg-held" })
            Assert.Equal("hold-1", (await silo.HoldAsync(held)).View!.Holds[^1].Id);
        await silo.HoldAsync("c-ch-order", until: new LocalDate(2038, 4, 30));
        House.Clock.Reset(Instant.FromUtc(2027, 12, 31, 23, 30));
        foreach (var customer in new[] { "c-ch-late", "c-conflict" })
            await EndAsync(silo, customer);
        House.Clock.Reset(Instant.FromUtc(2028, 2, 29, 12, 0));
        await EndAsync(silo, "c-leap");
        var wrapped = await House.Store.Keys.ListAsync("sdk/eu/customer/c-eu/", 1);
        var sealedValue = (await House.Store.Vault.ReadAsync("customer/c-eu", 1)).Single(row => row.Cid == "p1");
        Assert.Equal([], await House.FaultsOfStoreAsync());

        await LiveAsync(silo, Instant.FromUtc(2034, 5, 10, 8, 0));
        House.Clock.Reset(Instant.FromUtc(2034, 5, 10, 8, 0));
        await silo.LiftAsync("c-held");
        var destroyed = await LiveAsync(silo, Instant.FromUtc(2038, 6, 1, 0, 0));
        Assert.Equal(table.OrderBy(one => one.Key), table.Keys.Order().Select(customer => KeyValuePair.Create(customer, destroyed.TryGetValue(customer, out var day) ? day : (LocalDate?)null)));
        Assert.Equal([], await House.FaultsOfStoreAsync());
        Assert.Equal(("erased", 0), ((await silo.Customer("c-eu").ViewAsync())!.Status, (await silo.Customer("c-eu").ViewAsync())!.Exceptions.Count));
        Assert.Equal("active", (await silo.Customer("c-active").ViewAsync())!.Status);
        Assert.Equal(409, (await silo.VerifyAsync("c-eu", "late")).Status);
        Assert.Equal((201, "erased"), ((await silo.ApplyAsync("c-eu")).Status, (await silo.ApplyAsync("c-eu")).View!.Status));
        foreach (var gone in new[] { wrapped[0].Bytes, sealedValue.Bytes })
            Assert.Equal([], Files().Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(gone) >= 0).Select(Path.GetFileName));
        Assert.All(await TombstonesAsync(), log => Assert.Equal(log.Days.Distinct(), log.Days));
        await VerifiesAsync(silo);
    }

    [Fact]
    public async Task What_is_destroyed_comes_back_from_no_file_and_no_question_also_after_a_crash()
    {
        var canary = People.Ana with { FullName = "Zephyrine Quastenflosser", PlaceOfBirth = "Canaryhausen" };
        const string Address = "0x52908400098527886E0F7030069857D2E4169EE7";
        byte[][] gone;
        string exception;
        await using (var before = await BeginAsync(("c-other", "demo-eu")))
        {
            // An exception that two people closed and a wallet that nobody ended go with the customer.
            await before.UploadAsync("upload/1", "QUASTENFLOSSER, Zephyrine");
            await before.Customer("c-canary").ExecuteAsync(new StartOnboarding("demo-eu", canary), Commands.By(People.Service, "apply"));
            await before.DeliverAsync();
            exception = Assert.Single((await before.Customer("c-canary").ViewAsync())!.Exceptions);
            Assert.Null((await before.DismissAsync(exception)).Refusal);
            Assert.Null((await before.ConfirmAsync(exception)).Refusal);
            await before.DeliverAsync();
            await before.VerifyAsync("c-canary");
            var requested = await before.Actors.GetGrain<IWalletApprovalGrain>("w-canary").ExecuteAsync(new RequestWalletApproval("c-canary", "eip155:1", Address, false), Commands.By(People.Service, "request"));
            Assert.Null(requested.Refusal);
            await before.DeliverAsync();
            await EndAsync(before, "c-canary");
            gone = [.. (await House.Store.Keys.ListAsync("sdk/eu/customer/c-canary/", 9)).Where(key => key.Name.Contains("/c-canary/", StringComparison.Ordinal)).Select(key => key.Bytes),
                .. (await House.Store.Vault.ReadAsync("customer/c-canary", 1)).Where(row => row.Cid != "s1").Select(row => row.Bytes)];
            Assert.True(gone.Length >= 4, $"{gone.Length} things to look for");
            var (cache, id) = (before.Services.GetRequiredKeyedService<IGrainStorage>(GrainStateNames.Cache), GrainId.Create("customer", "c-canary"));
            await cache.WriteStateAsync("snapshot", id, new GrainState<ActorSnapshot> { State = new ActorSnapshot { Sequence = 1, Key = "k-1", Sealed = [1] } });
            // Two people look back at different instants, before and after.
            using var remembering = new Register<Customer>(CustomerWorkflow.Instance, House.Store.Journal, before.Services.GetRequiredService<DecisionReader>());
            var ended = House.Clock.GetCurrentInstant();
            var moments = new[] { ended, ended + Duration.FromDays(30) };
            foreach (var moment in moments)
                Assert.Equal(["c-canary", "c-other"], (await remembering.AtAsync(moment, default)).Select(one => one.Then.Key));
            await LiveAsync(before, Instant.FromUtc(2031, 3, 1, 0, 0));
            await remembering.ForgetAsync();
            foreach (var moment in moments)
                Assert.Equal(["c-other"], (await remembering.AtAsync(moment, default)).Select(one => one.Then.Key));
            var kept = new GrainState<ActorSnapshot>();
            await cache.ReadStateAsync("snapshot", id, kept);
            Assert.False(kept.RecordExists, "what was kept of the customer is still there");
            await before.CrashAsync();
        }

        await using var silo = await RunningSilo.StartAsync(House);
        var customer = silo.Customer("c-canary");
        Assert.Equal(("erased", 409), ((await customer.ViewAsync())!.Status, (await silo.VerifyAsync("c-canary", "late")).Status));
        Assert.Equal("erased", (await silo.ApplyAsync("c-canary")).View!.Status);
        await customer.RestoreAgendaAsync();
        await silo.UploadAsync("upload/2", "QUASTENFLOSSER, Zephyrine");
        for (var round = 0; round < 5; round++)
        {
            await silo.WakeAsync();
            await silo.DeliverAsync();
            await SequenceAsync(silo);
        }

        Assert.Equal([], await House.FaultsOfStoreAsync());
        foreach (var (actor, end) in new[] { ("wallet/w-canary", "wallet.erased/1"), ($"exception/{exception}", "exception.erased/1") })
            Assert.Equal(end, (await House.KindsAsync(actor))[^1]);
        var wallet = silo.Actors.GetGrain<IWalletApprovalGrain>("w-canary");
        Assert.Equal(("erased", 409), ((await wallet.ViewAsync())!.Status, (await wallet.ExecuteAsync(new RevokeWallet("late"), Commands.By(People.Mlro, "late"))).Status));
        Assert.Equal(("erased", 409), ((await silo.Exception(exception).ViewAsync())!.Status, (await silo.Exception(exception).ExecuteAsync(new NoteException("late"), Commands.By(People.Analyst, "late"))).Status));
        using (var register = new Register<Customer>(CustomerWorkflow.Instance, House.Store.Journal, silo.Services.GetRequiredService<DecisionReader>()))
        {
            Assert.Equal([("c-canary", "erased"), ("c-other", "active")], (await register.AllAsync(default)).Select(one => (one.Key, one.State.Status)));
            // Nor does a list of the time when they were there.
            Assert.Equal(["c-other"], (await register.AtAsync(Instant.FromUtc(2030, 1, 1, 0, 0), default)).Select(one => one.Then.Key));
        }

        foreach (var index in silo.Services.GetServices<ISubjectIndex>())
            Assert.DoesNotContain(await index.ConcernedAsync([new ListEntry("search", SubjectKind.NaturalPerson, [new ListName(canary.FullName!, NameType.Primary)])], 0.5m), id => id.Contains("canary", StringComparison.Ordinal));
        Assert.Equal("active", (await silo.Customer("c-other").ViewAsync())!.Status);
        Assert.Equal(["customer.erased/1", "customer.destruction-begun/1"], (await House.KindsAsync("customer/c-canary")).TakeLast(2));
        await VerifiesAsync(silo);
        // On the disk, the write-ahead logs among it, in every form in which a program could have written it down.
        foreach (var text in new[] { canary.FullName!, canary.PlaceOfBirth!, Address })
            gone = [.. gone, .. Forms(text)];
        Assert.Equal([], Files().Concat(Directory.EnumerateFiles(Storage.Files.Anchors.AnchorFolder.Beside(House.Folder), "*", SearchOption.AllDirectories))
            .Where(file => File.ReadAllBytes(file) is var bytes && gone.Any(one => bytes.AsSpan().IndexOf(one) >= 0)).Select(Path.GetFileName));
    }

    private static IEnumerable<byte[]> Forms(string text)
    {
        foreach (var one in new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() })
        {
            yield return Encoding.UTF8.GetBytes(one);
            yield return Encoding.Unicode.GetBytes(one);
            yield return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(one)));
            // Wherever it begins in what is encoded: what is left and right of it blurs the edges.
            for (var shift = 0; shift < 3; shift++)
                yield return Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + one))[4..^4]);
        }
    }

    [Fact]
    public async Task Whatever_call_of_the_stores_fails_the_destruction_goes_on_where_it_was()
    {
        await using var silo = await BeginAsync(("c-1", "demo-eu"), ("c-2", "demo-eu"));
        foreach (var customer in new[] { "c-1", "c-2" })
            await EndAsync(silo, customer);
        var calls = 0;
        // Of the calls from the day on the 1st, 3rd, 6th, 10th … fail, in turns before and after they were carried out: more and more gets through in between.
        House.Faults.Plan((call, _) => (call.StartsWith("IErasures", StringComparison.Ordinal) || call.StartsWith("IKeyStore", StringComparison.Ordinal) || call.StartsWith("IJournal.Commit", StringComparison.Ordinal))
            && House.Clock.GetCurrentInstant() > Instant.FromUtc(2031, 2, 2, 11, 0) && IsTriangular(++calls) ? calls % 2 == 0 ? Fault.Error : Fault.TimedOut : Fault.None);

        var destroyed = await LiveAsync(silo, Instant.FromUtc(2032, 1, 1, 0, 0));

        House.Faults.None();
        Assert.True(calls > 20, $"{calls} calls");
        Assert.Equal([KeyValuePair.Create("c-1", new LocalDate(2031, 2, 3)), KeyValuePair.Create("c-2", new LocalDate(2031, 2, 3))], destroyed.OrderBy(one => one.Key));
        Assert.Equal([], await House.FaultsOfStoreAsync());
        Assert.Equal(1, (await TombstonesAsync()).Sum(log => log.Days.Count));
        await VerifiesAsync(silo);
    }

    private static bool IsTriangular(int number) => Math.Sqrt((8.0 * number) + 1) % 1 == 0;
}
