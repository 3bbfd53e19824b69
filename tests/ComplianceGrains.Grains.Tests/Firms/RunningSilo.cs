using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Contracts.Ledgers;
using ComplianceGrains.Contracts.Lists;
using ComplianceGrains.Contracts.Packs;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Exports;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Hosting;
using ComplianceGrains.Grains.Incidents;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Lists;
using ComplianceGrains.Grains.Pumps;
using ComplianceGrains.Grains.Retention;
using ComplianceGrains.Grains.Rules;
using ComplianceGrains.Grains.Subjects;
using ComplianceGrains.Grains.Telemetry;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Screening.Lists.Importing;
using ComplianceGrains.Screening.Providers;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Workflows;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>A silo, or a cluster of some, with the real actors over a firm's store. Nothing pumps by itself: a test says when effects, deadlines and drafts move on.</summary>
public sealed class RunningSilo : IAsyncDisposable
{
    public const string List = "ofac-sdn";

    private readonly Firm _firm;
    private readonly InProcessTestCluster _cluster;

    private RunningSilo(Firm firm, InProcessTestCluster cluster) => (_firm, _cluster) = (firm, cluster);

    public IGrainFactory Actors => _cluster.Client;

    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    /// <summary>The lists that each silo of the cluster screens against.</summary>
    internal IEnumerable<ListLibrary> Libraries => _cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<ListLibrary>());

    /// <summary>The keys that each silo of the cluster has opened.</summary>
    internal IEnumerable<KeyRing> Rings => _cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<KeyRing>());

    /// <summary>What each silo of the cluster has in memory by itself.</summary>
    internal IEnumerable<SiloMemory> EachOwn => _cluster.Silos.Select(silo => new SiloMemory(
        silo.ServiceProvider.GetServices<ISubjectIndex>().OfType<SubjectNames<ApplicationReceived>>().Single(), ActivatorUtilities.CreateInstance<DestructionWatch>(silo.ServiceProvider)));

    /// <summary>Starts a silo of its own: two of them know nothing of each other, as two halves of a cluster that has come apart.</summary>
    /// <param name="firm">Whose store it is.</param>
    /// <param name="silos">Of how many silos; those know each other.</param>
    public static async Task<RunningSilo> StartAsync(Firm firm, short silos = 1)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        // By chance alone: a silo that is busy would get none of those that have to be on several.
        builder.ConfigureSilo((_, silo) => silo.Services.AddSingleton<PlacementStrategy, RandomPlacement>());
        builder.ConfigureSilo((_, silo) => AddActors(silo.AddMemoryGrainStorage(GrainStateNames.Cache).AddMemoryGrainStorage(GrainStateNames.Cursor).Services.AddLogging(logging => logging.ClearProviders()), firm));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new RunningSilo(firm, cluster);
    }

    public ICustomerGrain Customer(string id) => Actors.GetGrain<ICustomerGrain>(id);

    public IPackGrain Pack(string jurisdiction) => Actors.GetGrain<IPackGrain>(jurisdiction);

    public IExceptionGrain Exception(string id) => Actors.GetGrain<IExceptionGrain>(id);

    public ILedgerGrain Ledger(string log) => Actors.GetGrain<ILedgerGrain>(log);

    /// <summary>Delivers what waits; how many effects could not be delivered.</summary>
    public Task<int> DeliverAsync() => Actors.GetGrain<IOutboxShardGrain>(0).PumpAsync();

    /// <summary>Wakes whoever is due; how many deadlines stay due.</summary>
    public Task<int> WakeAsync() => Actors.GetGrain<IAgendaShardGrain>(0).PumpAsync();

    /// <summary>Ends the activation of an actor here, as an idle one ends.</summary>
    public Task ForgetAsync(IAddressable actor) => _cluster.DeactivateAsync(actor);

    /// <summary>A list with these names is in force, and fresh.</summary>
    public Task PutListAsync(params string[] names) => UploadAsync($"upload/{Guid.NewGuid()}", names);

    /// <summary>The same under a command id that can be repeated.</summary>
    public async Task UploadAsync(string command, params string[] names)
    {
        var csv = Firm.SdnCsv(names);
        var file = new ListFileReference("sdn.csv", await _firm.Store.Blobs.PutAsync(new MemoryStream(csv)));
        var content = ListImport.Read(List, new Dictionary<string, Func<Stream>> { ["sdn.csv"] = () => new MemoryStream(csv) }).Content!;
        var now = _firm.Clock.GetCurrentInstant();
        var reply = await Actors.GetGrain<IListGrain>(List).AcceptAsync(
            new AcceptListVersion(content.Digest, [file], content.Entries.Count, content.Entries.Count, content.Entries.Count, 0, 0, null, "a test", now),
            new Envelope(command, [], People.Operator));
        Assert.Null(reply.Refusal);
    }

    /// <summary>Loads the version in force, as a host does when it starts.</summary>
    internal async Task LoadAsync(ListLibrary library)
    {
        var list = (await Actors.GetGrain<IListGrain>(List).ViewAsync())!;
        await library.LoadAsync(List, list.Digest, list.Files, list.ConfirmedAt);
    }

    /// <summary>Publishes what entries of EU cite; nothing of it gets its place before.</summary>
    public async Task PublishAsync()
    {
        var published = Actors.GetGrain<IPackGrain>("EU").PublishAsync();
        while (!published.IsCompleted)
            await SequenceAsync();
        await published;
    }

    /// <summary>Gives every draft of EU its place and signs both logs. A pump that fails tries again, as those of a host do: a sequencer that was replaced acquires its log anew.</summary>
    public async Task SequenceAsync()
    {
        _firm.Clock.Advance(Duration.FromSeconds(2));
        foreach (var log in new[] { Firm.Lifecycle, Firm.Decisions })
            if (await Record.ExceptionAsync(() => Ledger(log).PumpAsync()) is not null)
                await Ledger(log).PumpAsync();
    }

    /// <summary>The silo is gone at once, with all that it remembered.</summary>
    public Task CrashAsync() => _cluster.KillSiloAsync(_cluster.Silos[0]);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    private static void AddActors(IServiceCollection services, Firm firm)
    {
        var (store, faults) = (firm.Store, firm.Faults);
        services.AddMetrics();
        services.AddSingleton(store.Layout with { IsShared = firm.IsShared }).AddSingleton(FaultyPort.Around(store.Journal, faults)).AddSingleton(FaultyPort.Around(store.Vault, faults))
            .AddSingleton(FaultyPort.Around(store.Drafts, faults)).AddSingleton(FaultyPort.Around(store.Logs, faults)).AddSingleton(FaultyPort.Around(store.HeadLock, faults))
            .AddSingleton(FaultyPort.Around(store.Receipts, faults)).AddSingleton(FaultyPort.Around(store.Agenda, faults)).AddSingleton(FaultyPort.Around(store.Outbox, faults))
            .AddSingleton(FaultyPort.Around(store.Queues, faults)).AddSingleton(FaultyPort.Around(store.Keys, faults)).AddSingleton(FaultyPort.Around(store.Blobs, faults)).AddSingleton(FaultyPort.Around(store.Incidents, faults))
            .AddSingleton(FaultyPort.Around<IAnchors>(firm.Anchors, faults)).AddSingleton<IHistorySnapshots>(store).AddSingleton(FaultyPort.Around(store.Erasures, faults))
            .AddSingleton(LogLabels.Of(store.Logs.NamesAsync().GetAwaiter().GetResult())).AddSingleton(firm.Root).AddSingleton(firm.Folding).AddSingleton(firm.Retention).AddSingleton(firm.LogKeys).AddSingleton<ILogSigner>(firm.Signing).AddSingleton(ReceiptKeys.Of(firm.Signing, firm.LogKeys));
        services.AddSingleton(new RuleBook(Firm.Packs, Firm.Scenarios)).AddSingleton(new BookingEntities(new Dictionary<string, string> { ["demo-eu"] = "EU", ["demo-de"] = "DE", ["demo-ch"] = "CH", ["demo-sg"] = "SG" }))
            .AddSingleton(new EvidenceOrigin("evidence.example.com")).AddSingleton<ListLibrary>().AddSingleton<ISubjectIndex>(provider => ActivatorUtilities.CreateInstance<SubjectNames<ApplicationReceived>>(
                provider, CustomerWorkflow.Instance, (ApplicationReceived application) => new SubjectName(CustomerScreening.NamesOf(application.ToPerson()), []))).AddSingleton<ISubjectIndex, WalletAddresses>()
            .AddSingleton<SubjectScreening>().AddSingleton<IScreeningProvider>(provider => new EngineProvider(() => provider.GetRequiredService<ListLibrary>().Engine))
            .AddSingleton<IClock>(firm.Clock).AddSingleton<TimeProvider>(new ClockTime(firm.Clock));
        services.AddActors(Modules.All).AddSingleton<DecisionMeter>().AddSingleton<Inspection>();
    }
}
