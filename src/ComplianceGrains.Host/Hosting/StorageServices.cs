using ComplianceGrains.Grains.Integrity;
using ComplianceGrains.Host.Lists;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Opens the stores and the keys, as the settings say.</summary>
internal static class StorageServices
{
    public static void AddStorage(this IServiceCollection services, HostArguments arguments, StorageSettings settings)
    {
        var folder = DataFolder.Take(arguments.Data);
        services.AddSingleton(_ => folder).AddSingleton(settings);
        if (settings.Azure is { } places)
            AddAzure(services, settings, places);
        else
            AddFiles(services, arguments, settings);
    }

    private static void AddFiles(IServiceCollection services, HostArguments arguments, StorageSettings settings)
    {
        var secrets = LocalSecrets.Load(settings.Secrets, LocalSecrets.DatabaseOf(arguments.Data));
        var store = SqliteStore.Open(arguments.Data);
        services.AddSingleton(_ => store).AddSingleton(secrets.Root).AddSingleton(secrets.Signing).AddStores(store)
            .AddSingleton<IHistorySnapshots>(store).AddSingleton(store.Erasures)
            .AddSingleton<IAnchors>(_ => new AnchorFolder(arguments.Anchors ?? AnchorFolder.Beside(arguments.Data), secrets.Signing.Id))
            .AddSingleton<ITimestamps>(_ => new TimestampFolder(arguments.Anchors ?? AnchorFolder.Beside(arguments.Data), secrets.Signing.Id))
            .AddSingleton<ICosignatures>(_ => new CosignatureFolder(arguments.Anchors ?? AnchorFolder.Beside(arguments.Data), secrets.Signing.Id))
            .AddHostedService<IntegrityWatch>();
    }

    private static void AddAzure(IServiceCollection services, StorageSettings settings, AzurePlaces places)
    {
        var store = Open(settings, places);
        var begun = Task.Run(() => store.KeyAsync()).GetAwaiter().GetResult();
        var secrets = LocalSecrets.Load(settings.Secrets, begun is null ? null : "the store of Storage:Tables");
        var key = Task.Run(() => store.ClaimAsync(secrets.Signing.Id)).GetAwaiter().GetResult();
        if (key != secrets.Signing.Id)
            throw new InvalidDataException($"The store of Storage:Tables was begun with the signing key {key}, and {settings.Secrets} holds {secrets.Signing.Id}. All silos of a store share one folder of secrets: name it in Storage:Secrets.");
        services.AddSingleton(secrets.Root).AddSingleton(secrets.Signing).AddStores(store)
            .AddSingleton<IHistorySnapshots, NoSnapshots>().AddSingleton(_ => store.Anchors(secrets.Signing.Id)).AddSingleton(_ => store.Timestamps(secrets.Signing.Id)).AddSingleton(_ => store.Cosignatures(secrets.Signing.Id))
            .AddHostedService<ListWatcher>();
    }

    private static IServiceCollection AddStores(this IServiceCollection services, IStores stores) => services
        .AddSingleton(stores.Layout).AddSingleton(stores.Journal).AddSingleton(stores.Vault).AddSingleton(stores.Drafts).AddSingleton(stores.Logs).AddSingleton(stores.HeadLock).AddSingleton(stores.Receipts).AddSingleton(stores.Agenda)
        .AddSingleton(stores.Queues).AddSingleton(stores.Outbox).AddSingleton(stores.Backlogs).AddSingleton(stores.Keys).AddSingleton(stores.Blobs).AddSingleton(stores.Incidents);

    private static AzureStore Open(StorageSettings settings, AzurePlaces places)
    {
        try
        {
            // Whoever composes is not asynchronous; nothing else runs yet.
            return Task.Run(() => AzureStore.OpenAsync(places, settings.Cells)).GetAwaiter().GetResult();
        }
        catch (IOException failure)
        {
            // A connection string holds a key: only what went wrong is said, not where.
            throw new InvalidDataException($"{failure.Message} Check Storage:Tables, Storage:Keys and Storage:Blobs, and what this process may do there.");
        }
    }

    /// <summary>Tables have no moment that a reader could hold: what needs the whole store at once is not to be had.</summary>
    private sealed class NoSnapshots : IHistorySnapshots
    {
        public IHistorySnapshot Open() => throw new IOException("A store on Azure cannot be checked as a whole: it has no snapshot of one moment.");
    }
}
