using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Verifying.Steps;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Exports;
using ComplianceGrains.Grains.Tests.Firms;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.Grains.Tests.Retention;

/// <summary>A firm that lives for years on a clock that is moved, and destroys what is due.</summary>
public abstract class FirmOverYears : IDisposable
{
    private readonly Dictionary<string, LocalDate> _destroyed = [];

    private readonly short _silos;

    /// <param name="silos">Of how many silos, which then share its store.</param>
    protected FirmOverYears(short silos = 1) =>
        (_silos, House) = (silos, new Firm { Retention = new RetentionPolicy(DeleteAfterFloor: true, Destroys: true), IsShared = silos > 1 });

    internal Firm House { get; }

    /// <summary>Whose destruction nobody approves.</summary>
    protected string? NotApproved { get; set; }

    /// <summary>Who applies: what they are decides which laws bind.</summary>
    protected virtual PersonData PersonOf(string customer) => customer.StartsWith("c-ch", StringComparison.Ordinal) ? People.Urs : People.Ana;

    public void Dispose()
    {
        House.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<RunningSilo> BeginAsync(params (string Id, string Entity)[] customers)
    {
        var silo = await RunningSilo.StartAsync(House, _silos);
        await silo.PutListAsync("PETROV, Somebody");
        foreach (var jurisdiction in customers.Select(customer => customer.Entity["demo-".Length..].ToUpperInvariant()).Distinct())
        {
            var published = silo.Actors.GetGrain<IPackGrain>(jurisdiction).PublishAsync();
            while (!published.IsCompleted)
                await SequenceAsync(silo);
            await published;
        }

        foreach (var (id, entity) in customers)
        {
            await silo.Customer(id).ExecuteAsync(new StartOnboarding(entity, PersonOf(id)), Commands.By(People.Service, "apply"));
            await silo.VerifyAsync(id);
        }

        await SequenceAsync(silo);
        return silo;
    }

    protected async Task EndAsync(RunningSilo silo, string customer)
    {
        await silo.OffboardAsync(customer);
        await silo.AgreeAsync(customer);
        Assert.Equal("offboarded", (await silo.Customer(customer).ViewAsync())!.Status);
        await SequenceAsync(silo);
    }

    /// <summary>Goes from one deadline to the next; on which day whose keys were gone, since the firm began.</summary>
    protected async Task<Dictionary<string, LocalDate>> LiveAsync(RunningSilo silo, Instant end)
    {
        var waiting = (await House.Store.Journal.ListActorsAsync("customer/", "", 100)).Select(actor => actor.Name["customer/".Length..]).Where(customer => !_destroyed.ContainsKey(customer)).ToHashSet();
        while (await NextAsync(end) is { } next)
        {
            if (next > House.Clock.GetCurrentInstant())
                House.Clock.Reset(next);
            await ApproveAsync(silo);
            for (var round = 0; round < 60 && (await NextAsync(House.Clock.GetCurrentInstant()) is not null || (await House.Store.Outbox.PendingAsync(0, 1)).Count > 0); round++)
            {
                await Record.ExceptionAsync(silo.WakeAsync);
                await ApproveAsync(silo);
                // Who looks just now finds nothing odd in what the runs are yet to hear.
                if ((await House.Store.Outbox.PendingAsync(0, 10)).Any(effect => effect.Kind == EffectKinds.Destroy))
                    Assert.DoesNotContain(await House.FaultsOfStoreAsync(), fault => fault.Contains("nothing of the kind", StringComparison.Ordinal));
                await Record.ExceptionAsync(silo.DeliverAsync);
                await SequenceAsync(silo);
            }

            if (await NextAsync(House.Clock.GetCurrentInstant()) is not null)
                foreach (var row in await House.Store.Agenda.DueAsync(0, House.Clock.GetCurrentInstant().ToUnixTimeMilliseconds(), 1000))
                    if (IsRetention(row.Key))
                        Assert.True(await silo.Actors.GetGrain<IActor>(Orleans.Runtime.GrainId.Parse(row.Actor)).WakeAsync(row.Key, row.Due), $"{row.Key} of {row.Actor} stays due.");
            foreach (var effect in await House.Store.Outbox.PendingAsync(0, 10))
                await silo.Actors.GetGrain<IActor>(Orleans.Runtime.GrainId.Parse(effect.Target)).ReceiveAsync(new EffectNotice(effect.CommandId, effect.Source, effect.Sequence, effect.Number, effect.Kind));
            foreach (var customer in waiting.Where(customer => !House.Store.Keys.ListAsync("sdk/", 10_000).Result.Any(key => key.Name.Contains($"/customer/{customer}/", StringComparison.Ordinal))).ToList())
            {
                waiting.Remove(customer);
                _destroyed[customer] = House.Clock.GetCurrentInstant().InUtc().Date;
            }
        }

        return _destroyed;
    }

    /// <summary>The reporting officer approves what waits for it.</summary>
    protected async Task ApproveAsync(RunningSilo silo)
    {
        foreach (var actor in await House.Store.Journal.ListActorsAsync("customer/", "", 100))
            if (await silo.Customer(actor.Name["customer/".Length..]).ViewAsync() is { } view && view.Id != NotApproved && view.Pending.Any(step => step.Step == "erasure"))
                for (var attempt = 0; attempt < 4 && await Record.ExceptionAsync(() => silo.Customer(view.Id).ExecuteAsync(new DecideStep("erasure", true, "due"), Commands.By(People.Mlro, "erase"))) is not null; attempt++)
                    await Task.Yield();
    }

    /// <summary>The first deadline of retention, of whoever has left, until then; what people have to do with those who stay is another matter.</summary>
    private async Task<Instant?> NextAsync(Instant until) => (await House.Store.Agenda.DueAsync(0, until.ToUnixTimeMilliseconds(), 1000))
        .Where(row => IsRetention(row.Key)).Select(row => (Instant?)Instant.FromUnixTimeMilliseconds(row.Due)).FirstOrDefault();

    protected async Task SequenceAsync(RunningSilo silo)
    {
        House.Clock.Advance(Duration.FromSeconds(2));
        foreach (var log in (await House.Store.Logs.NamesAsync()).OrderByDescending(log => log, StringComparer.Ordinal))
            if (await Record.ExceptionAsync(() => silo.Ledger(log).PumpAsync()) is not null)
                await silo.Ledger(log).PumpAsync();
    }

    /// <summary>On which days each lifecycle log got a tombstone, and of what least age.</summary>
    protected async Task<List<(string Log, List<(LocalDate Day, long Age)> Days)>> TombstonesAsync()
    {
        var found = new List<(string, List<(LocalDate, long)>)>();
        foreach (var log in (await House.Store.Logs.NamesAsync()).Where(log => log.EndsWith("/lifecycle", StringComparison.Ordinal)))
        {
            var days = new List<(LocalDate, long)>();
            await foreach (var entry in House.Store.Logs.ReadAsync(log, 0, (await House.Store.Logs.HeadAsync(log)).Size))
                if (Core.Parse(entry.Core).Draft is { Kind: LifecycleKinds.RecordShredded } draft && LifecycleRef.Parse(draft.Kind, draft.Ref) is LifecycleRef.Tombstone tombstone)
                    days.Add((Instant.FromUnixTimeMilliseconds(entry.Time).InUtc().Date, tombstone.MinAgeDays));
            found.Add((log, days));
        }

        return found;
    }

    /// <summary>A package over everything, what is destroyed among it, is what a supervisor's verifier calls valid.</summary>
    protected async Task VerifiesAsync(RunningSilo silo, params IReadOnlyList<ReadOnlyMemory<byte>> pins)
    {
        var report = Verified(await ExportAsync(silo, "exp-1"), pins);
        Assert.True(report.IsValid, report.ToString());
    }

    /// <summary>What a verifier says of a package to whoever holds these checkpoints.</summary>
    protected VerificationReport Verified(byte[] package, params IReadOnlyList<ReadOnlyMemory<byte>> pins)
    {
        var names = House.Store.Logs.NamesAsync().Result;
        var trust = new TrustFile([.. names.Concat(pins.Select(pin => Encoding.UTF8.GetString(pin.Span).Split('\n')[0])).Distinct().Concat(["evidence.example.com/export"]).Select(House.Signing.PublicKey)]);
        return PackageVerifier.Verify(new MemoryStream(package), trust, new VerifierOptions { Pins = pins });
    }

    /// <summary>A package of EU over everything until now.</summary>
    protected async Task<byte[]> ExportAsync(RunningSilo silo, string id)
    {
        var export = silo.Actors.GetGrain<IExportGrain>(id);
        var (from, to) = (Firm.Monday - Duration.FromDays(1), House.Clock.GetCurrentInstant());
        House.Clock.Advance(Duration.FromMinutes(5));
        var asked = await export.ExecuteAsync(new RequestExport("EU", from, to, "A supervisor", "inspection", "law", []), Commands.By(People.Analyst, "ask"));
        Assert.Null(asked.Refusal);
        Assert.Null((await export.ExecuteAsync(new DecideExport(true, "as asked"), Commands.By(People.Mlro, "approve"))).Refusal);
        for (var round = 0; round < 200 && (await export.ViewAsync())!.Package is null; round++)
        {
            await silo.WakeAsync();
            await SequenceAsync(silo);
            await Task.Yield();
        }

        var view = (await export.ViewAsync())!;
        Assert.True(view.Package is not null, view.Failure);
        using var package = new MemoryStream();
        await silo.Services.GetRequiredService<Packager>().OpenAsync(id, "eu", view.Package!, package);
        Assert.DoesNotContain("Ana Example", Encoding.UTF8.GetString(package.ToArray()), StringComparison.Ordinal);
        return package.ToArray();
    }

    private static bool IsRetention(string key) => key is "retention" or RetentionWorkflow.Destroy || key.StartsWith("hold:", StringComparison.Ordinal);

    protected IEnumerable<string> Files() => Directory.EnumerateFiles(House.Folder, "*", SearchOption.AllDirectories);
}
