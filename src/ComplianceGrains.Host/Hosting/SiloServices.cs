using System.Net;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Host.GrainStates;
using ComplianceGrains.Host.Settings;
using ComplianceGrains.Storage.Azure.Tables;
using Orleans.Configuration;

namespace ComplianceGrains.Host.Hosting;

/// <summary>The silo: alone on loopback, or one of a cluster whose members stand in a table of the store, or on a Redis server.</summary>
internal static class SiloServices
{
    /// <summary>Part of every grain's place in storage and directory: never changes.</summary>
    private const string Service = "compliance-grains";

    // No gateway: the API is the only client there is, and it lives in the silo. Whoever reaches a gateway says who he is, and is believed.
    private const int NoGateway = 0;

    public static void AddSilo(this WebApplicationBuilder builder, HostArguments arguments, StorageSettings storage, X509Certificate2 certificate, ClusterSettings? cluster) => builder.UseOrleans(silo =>
    {
        if (cluster is null)
        {
            var port = FreePort.OnLoopback();
            silo.UseLocalhostClustering(port, NoGateway, new IPEndPoint(IPAddress.Loopback, port));
        }
        else
        {
            Join(silo, storage, cluster);
        }

        silo.UseCertificate(certificate).AddGrainStates(arguments, storage);
    });

    /// <summary>Two witnesses, three missed probes of two seconds: a silo that is gone is known to be within some five seconds.</summary>
    private static void Join(ISiloBuilder silo, StorageSettings storage, ClusterSettings cluster) => (cluster.Redis is { } redis
            ? silo.UseRedisClustering(options => options.ConfigurationOptions = redis)
            : silo.UseAzureStorageClustering(options => options.TableServiceClient = Places.Tables(storage.Azure!.Tables)))
        .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id, Service))
        .Configure<ClusterMembershipOptions>(options =>
            (options.ProbeTimeout, options.NumMissedProbesLimit, options.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(2), 3, 2))
        .ConfigureEndpoints(cluster.Address, cluster.SiloPort, NoGateway, listenOnAnyHostAddress: !IPAddress.IsLoopback(cluster.Address));
}
