using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Grains.Retention;
using ComplianceGrains.Host.Lists;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Files.Moves;
using ComplianceGrains.Storage.Files.Secrets;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Opens the stores and the keys, as the settings say.</summary>
internal static class StorageServices
{
    public static StoreKeys AddStorage(this IServiceCollection services, HostArguments arguments, StorageSettings settings, KeySettings? vault, StartProgress progress)
    {
        var folder = DataFolder.Take(arguments.Data);
        services.AddSingleton(_ => folder).AddSingleton(settings);
        Func<IStores, StoreKeys>? fromVault = vault is null ? null : store => Wait(() => VaultSecrets.OpenAsync(vault, store, arguments, progress));
        var keys = settings.Azure is { } places ? AddAzure(services, arguments, settings, places, fromVault, progress) : AddFiles(services, arguments, settings, fromVault);
        services.AddSingleton(keys.Root).AddSingleton(keys.Logs).AddSingleton(keys.Logs.Current).AddSingleton(keys.Receipts).AddSingleton(new KeyFolder(settings.Secrets));
        return keys;
    }

    private static StoreKeys AddFiles(IServiceCollection services, HostArguments arguments, StorageSettings settings, Func<IStores, StoreKeys>? fromVault)
    {
        if (MovedFolder.Whereto(arguments.Data) is { } elsewhere)
            throw new InvalidDataException($"What this data folder holds was moved and goes on elsewhere ({elsewhere}). Start there: two hosts that go on from one history contradict each other.");
        // Before the databases: what has one had its keys.
        var local = fromVault is null ? LocalSecrets.Load(settings.Secrets, LocalSecrets.DatabaseOf(arguments.Data)) : null;
        var store = SqliteStore.Open(arguments.Data);
        var keys = local is null ? fromVault!(store) : Wait(() => local.OpenAsync(store.Keys));
        var outside = arguments.Anchors ?? AnchorFolder.Beside(arguments.Data);
        if (MovedFolder.Whereto(Path.Combine(outside, keys.Logs.First)) is { } whereto)
            throw new InvalidDataException($"What was signed with the keys of this data folder was moved and goes on in {whereto}: this folder is an older copy, and two hosts that go on from one history contradict each other. Start there. Only if that store is lost for good, take {MovedFolder.Name} out of {outside}.");
        services.AddSingleton(_ => store).AddStores(store)
            .AddSingleton<IHistorySnapshots>(store).AddSingleton(LogLabels.Of(Wait(() => store.Logs.NamesAsync())))
            .AddSingleton<IAnchors>(_ => new AnchorFolder(outside, keys.Logs.First))
            .AddSingleton<ITimestamps>(_ => new TimestampFolder(outside, keys.Logs.First))
            .AddSingleton<ICosignatures>(_ => new CosignatureFolder(outside, keys.Logs.First))
            .AddHostedService<IntegrityWatch>();
        return keys;
    }

    private static StoreKeys AddAzure(IServiceCollection services, HostArguments arguments, StorageSettings settings, AzurePlaces places, Func<IStores, StoreKeys>? fromVault, StartProgress progress)
    {
        var store = Open(settings, places);
        // Before the keys are read: a silo that has another root key take over sees then whoever has read the present one.
        var silo = Wait(() => store.Silos.EnterAsync($"{Environment.MachineName} {arguments.Urls}"));
        services.AddHostedService(provider => new SiloPresence(silo, provider.GetRequiredService<IHostApplicationLifetime>(), progress));
        var keys = fromVault?.Invoke(store) ?? Wait(() => LocalKeysAsync(settings, store, silo));
        var key = Wait(() => store.BeginAsync(keys.Logs.First));
        if (key != keys.Logs.First)
            throw new InvalidDataException($"The store of Storage:Tables was begun with the signing key {key}, and this silo has {keys.Logs.First}. All silos of a store have the same keys: name them in Keys:Signing and Keys:Root, or the folder that holds them in Storage:Secrets.");
        services.AddStores(store)
            .AddSingleton<IHistorySnapshots, NoSnapshots>().AddSingleton(_ => store.Anchors(keys.Logs.First)).AddSingleton(_ => store.Timestamps(keys.Logs.First)).AddSingleton(_ => store.Cosignatures(keys.Logs.First))
            .AddHostedService<ListWatcher>().AddHostedService<SubjectWatch>().AddHostedService<DestructionWatch>();
        return keys;
    }

    /// <summary>Keys in files. Another root key takes over only where nobody works beside this silo, who would wrap new keys under the one that is going.</summary>
    private static async Task<StoreKeys> LocalKeysAsync(StorageSettings settings, AzureStore store, LiveSilo silo)
    {
        var local = LocalSecrets.Load(settings.Secrets, await store.KeyAsync() is null ? null : "the store of Storage:Tables");
        if (!local.HasNextRoot || await store.Silos.OthersAsync(silo) is not { Count: > 0 } others)
            return await local.OpenAsync(store.Keys);
        await silo.DisposeAsync();
        throw new InvalidDataException($"Another root key is to take the place of the present one, and other silos work on this store ({string.Join(", ", others)}), which would wrap new keys under the one that is going. Stop every silo, start one, and the others once it is ready.");
    }

    private static IServiceCollection AddStores(this IServiceCollection services, IStores stores) => services
        .AddSingleton(stores.Layout).AddSingleton(stores.Journal).AddSingleton(stores.Vault).AddSingleton(stores.Drafts).AddSingleton(stores.Logs).AddSingleton(stores.HeadLock).AddSingleton(stores.Receipts).AddSingleton(stores.Agenda)
        .AddSingleton(stores.Queues).AddSingleton(stores.Outbox).AddSingleton(stores.Backlogs).AddSingleton(stores.Keys).AddSingleton(stores.Blobs).AddSingleton(stores.Incidents).AddSingleton(stores.Erasures);

    private static AzureStore Open(StorageSettings settings, AzurePlaces places)
    {
        try
        {
            return Wait(() => AzureStore.OpenAsync(places, settings.Cells));
        }
        catch (IOException failure)
        {
            // A connection string holds a key: only what went wrong is said, not where.
            throw new InvalidDataException($"{failure.Message} Check Storage:Tables, Storage:Keys and Storage:Blobs, and what this process may do there.");
        }
    }

    /// <summary>Whoever composes is not asynchronous; nothing else runs yet.</summary>
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();

    /// <summary>Tables have no moment that a reader could hold: what needs the whole store at once is not to be had.</summary>
    private sealed class NoSnapshots : IHistorySnapshots
    {
        public IHistorySnapshot Open() => throw new IOException("A store on Azure cannot be checked as a whole: it has no snapshot of one moment.");
    }
}
