using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Sqlite;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ComplianceGrains.Host.GrainStates;

/// <summary>The two stores of grain state that may be thrown away: beside the data of one machine, or in blobs and a table that silos share.</summary>
internal static class GrainStateServices
{
    /// <summary>A container and a table of their own: emptying them empties nothing else.</summary>
    public const string Container = "grain-cache", Table = "GrainCursors";

    private const string Inner = "-inner";

    public static void AddGrainStates(this ISiloBuilder silo, HostArguments arguments, StorageSettings settings)
    {
        silo.Services.AddSingleton<MarkedSerializer>();
        if (settings.Azure is { } places)
            silo.AddAzureBlobGrainStorage(GrainStateNames.Cache + Inner, options => options.Configure<MarkedSerializer>((blobs, serializer) =>
                    (blobs.BlobServiceClient, blobs.ContainerName, blobs.GrainStorageSerializer) = (Places.Blobs(places.Blobs), Container, serializer)))
                .AddAzureTableGrainStorage(GrainStateNames.Cursor + Inner, options => options.Configure<MarkedSerializer>((tables, serializer) =>
                    (tables.TableServiceClient, tables.TableName, tables.GrainStorageSerializer) = (Places.Tables(places.Tables), Table, serializer)));
        else
            silo.Services.AddSingleton(_ => SqliteCache.Open(arguments.Data)).AddSqlite(GrainStateNames.Cache).AddSqlite(GrainStateNames.Cursor);
        foreach (var name in new[] { GrainStateNames.Cache, GrainStateNames.Cursor })
            silo.Services.AddKeyedSingleton<IGrainStorage>(name, (provider, _) => new ThrowawayStorage(
                provider.GetRequiredKeyedService<IGrainStorage>(name + Inner), provider.GetRequiredService<IActivatorProvider>(), provider.GetRequiredService<ILogger<ThrowawayStorage>>()));
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, string name) => services.AddKeyedSingleton<IGrainStorage>(name + Inner, (provider, _) => new SqliteGrainStorage(
        name, provider.GetRequiredService<SqliteCache>(), provider.GetRequiredService<MarkedSerializer>(), provider.GetRequiredService<IActivatorProvider>()));
}
