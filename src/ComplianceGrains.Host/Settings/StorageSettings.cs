using ComplianceGrains.Storage.Azure;

namespace ComplianceGrains.Host.Settings;

/// <summary>Where everything durable is (<c>Storage</c> in the configuration): files of this machine, or services that several silos share.</summary>
internal sealed record StorageSettings
{
    private const string Section = "Storage";

    /// <summary>The services; null for files in the data folder.</summary>
    public AzurePlaces? Azure { get; private init; }

    /// <summary>How many cells a new store gets.</summary>
    public int Cells { get; private init; }

    /// <summary>The folder of the root key, the signing key, the silos' certificate and the sandbox keys; the same for all silos of a cluster.</summary>
    public required string Secrets { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidDataException">They contradict each other.</exception>
    public static StorageSettings Read(IConfiguration configuration, HostArguments arguments)
    {
        var section = configuration.GetSection(Section);
        var secrets = section["Secrets"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : arguments.Data;
        return section["Kind"] switch
        {
            null or "" or "sqlite" => new() { Secrets = secrets },
            "azure" => new()
            {
                Secrets = secrets,
                Azure = new AzurePlaces(Place(section, "Tables"), Place(section, "Keys"), Place(section, "Blobs")),
                Cells = section.GetValue("Cells", 16) is var cells and >= 1 and <= 256 ? cells : throw new InvalidDataException("Storage:Cells: use 1 to 256."),
            },
            var kind => throw new InvalidDataException($"Storage:Kind is '{kind}'. Use sqlite, for files in the data folder, or azure."),
        };
    }

    private static string Place(IConfigurationSection section, string name) => section[name] is { Length: > 0 } place
        ? place
        : throw new InvalidDataException($"Storage:Kind is azure, and Storage:{name} is not set. Give the https address of the service, or a connection string.");
}
