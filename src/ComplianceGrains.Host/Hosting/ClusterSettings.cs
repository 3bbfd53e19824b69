using System.Net;
using ComplianceGrains.Host.Settings;
using StackExchange.Redis;

namespace ComplianceGrains.Host.Hosting;

/// <summary>How this silo stands in a cluster (<c>Cluster</c> in the configuration); a host without it is alone.</summary>
/// <param name="Id">The same for all silos of the cluster; another one for each that may run beside it on the same storage.</param>
/// <param name="Address">At which the others reach this silo.</param>
/// <param name="SiloPort">On that address, this silo's own.</param>
/// <param name="Redis">The server on which the members stand; null for a table of the store.</param>
internal sealed record ClusterSettings(string Id, IPAddress Address, int SiloPort, ConfigurationOptions? Redis)
{
    private const string Section = "Cluster";
    private const string Message = "Cluster:Redis names no server. Give it as StackExchange.Redis reads it, such as 10.0.3.9:6380,ssl=true,password=…; without it the members stand in a table of the store.";

    /// <summary>Reads the settings; null for a host that is alone.</summary>
    /// <exception cref="InvalidDataException">Something is missing.</exception>
    public static ClusterSettings? Read(IConfiguration configuration, StorageSettings storage)
    {
        var section = configuration.GetSection(Section);
        if (section["Id"] is not { Length: > 0 } id)
            return null;
        if (storage.Azure is null)
            throw new InvalidDataException("Cluster:Id is set, and Storage:Kind is not azure: silos of a cluster need a store that they share.");
        if (!IPAddress.TryParse(section["Address"], out var address))
            throw new InvalidDataException($"Cluster:Address is '{section["Address"]}'. Give the address at which the other silos reach this one, such as 10.0.3.7.");
        return section.GetValue("SiloPort", 0) is > 0 and < 65536 and var port
            ? new ClusterSettings(id, address, port, ReadRedis(section["Redis"]))
            : throw new InvalidDataException("Cluster:SiloPort: give a port, 1 to 65535, that is this silo's own.");
    }

    private static ConfigurationOptions? ReadRedis(string? server)
    {
        if (string.IsNullOrEmpty(server))
            return null;
        try
        {
            var options = ConfigurationOptions.Parse(server, ignoreUnknown: false);
            return options.EndPoints.Count > 0 ? options : throw new InvalidDataException(Message);
        }
        catch (ArgumentException)
        {
            // It may hold a password: it is not said again.
            throw new InvalidDataException(Message);
        }
    }
}
