using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Sqlite;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ComplianceGrains.Host.GrainStates;

/// <summary>The two stores of grain state that may be thrown away: beside the data of one machine, or in blobs and a table that silos share.</summary>
internal static class GrainStateServices
{
    private const string Inner = "-inner";

    public static void AddGrainStates(this ISiloBuilder silo, HostArguments arguments, StorageSettings settings)
    {
        if (settings.Azure is { } places)
            // A container and a table of their own: emptying them empties nothing else.
            silo.AddAzureBlobGrainStorage(GrainStateNames.Cache + Inner, options => (options.BlobServiceClient, options.ContainerName) = (Places.Blobs(places.Blobs), "grain-cache"))
                .AddAzureTableGrainStorage(GrainStateNames.Cursor + Inner, options => (options.TableServiceClient, options.TableName) = (Places.Tables(places.Tables), "GrainCursors"));
        else
            silo.Services.AddSingleton(_ => SqliteCache.Open(arguments.Data)).AddSqlite(GrainStateNames.Cache).AddSqlite(GrainStateNames.Cursor);
        foreach (var name in new[] { GrainStateNames.Cache, GrainStateNames.Cursor })
            silo.Services.AddKeyedSingleton<IGrainStorage>(name, (provider, _) => new ThrowawayStorage(
                provider.GetRequiredKeyedService<IGrainStorage>(name + Inner), provider.GetRequiredService<IActivatorProvider>(), provider.GetRequiredService<ILogger<ThrowawayStorage>>()));
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, string name) => services.AddKeyedSingleton<IGrainStorage>(name + Inner, (provider, _) => new SqliteGrainStorage(
        provider.GetRequiredService<SqliteCache>(), provider.GetRequiredService<IGrainStorageSerializer>(), provider.GetRequiredService<IActivatorProvider>()));
}
