using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>Incidents that a host finds in its data folder when it starts.</summary>
public static class PlantedIncident
{
    /// <summary>One about a customer of EU whom nobody uses.</summary>
    public static void Write(string data, string id, string customer)
    {
        using (var store = SqliteStore.Open(data))
            store.Incidents.OpenAsync(new NewIncident(id, "actor", "damaged", $"customer/{customer}", "planted", "A sealed value cannot be opened. Put the right copy back.", ["EU"], 1_790_000_000_000))
                .GetAwaiter().GetResult();
        // Nothing but the incident was there before: databases without their keys would be a folder that lost them.
        foreach (var database in new[] { "compliance.db", "keys.db", "blobs.db" })
            File.Delete(Path.Combine(data, database));
    }
}
