using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>Incidents that a host finds in its data folder when it starts.</summary>
public static class PlantedIncident
{
    /// <summary>One about a customer of EU whom nobody uses.</summary>
    public static void Write(string data, string id, string customer)
    {
        // Nothing but the incident is added: databases without their keys would be a folder that lost them.
        var made = new[] { "compliance.db", "keys.db", "blobs.db" }.Select(name => Path.Combine(data, name)).Where(path => !File.Exists(path)).ToList();
        using (var store = SqliteStore.Open(data))
            store.Incidents.OpenAsync(new NewIncident(id, "actor", "damaged", $"customer/{customer}", "planted", "A sealed value cannot be opened. Put the right copy back.", ["EU"], 1_790_000_000_000))
                .GetAwaiter().GetResult();
        made.ForEach(File.Delete);
    }
}
