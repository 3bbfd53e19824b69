using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Opens the databases and keys of a data folder.</summary>
internal static class StorageServices
{
    public static void AddStorage(this IServiceCollection services, HostArguments arguments)
    {
        var folder = DataFolder.Take(arguments.Data);
        var secrets = LocalSecrets.Load(arguments.Data);
        var store = SqliteStore.Open(arguments.Data);
        services.AddSingleton(_ => folder).AddSingleton(_ => store).AddSingleton(secrets.Root).AddSingleton(secrets.Signing)
            .AddSingleton(store.Layout).AddSingleton(store.Journal).AddSingleton(store.Vault).AddSingleton(store.Ledger).AddSingleton(store.Receipts).AddSingleton(store.Agenda)
            .AddSingleton(store.Outbox).AddSingleton(store.Backlogs).AddSingleton(store.Keys).AddSingleton(store.Blobs).AddSingleton(store.Incidents)
            .AddSingleton<IHistorySnapshots>(store)
            .AddSingleton<IAnchors>(_ => new AnchorFolder(arguments.Anchors ?? AnchorFolder.Beside(arguments.Data), secrets.Signing.Id));
    }
}
