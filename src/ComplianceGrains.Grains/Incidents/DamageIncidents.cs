using System.Text.Json;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Journals;

namespace ComplianceGrains.Grains.Incidents;

/// <summary>Opens the incident of an actor whose stored values are damaged: one for the actor, whoever finds it and however much of it there is.</summary>
public static class DamageIncidents
{
    private const string ToDo = "Restore the data folder's newest backup with the host stopped; then two operators close the incident.";

    /// <summary>Opens it, or gives the one that is open.</summary>
    /// <param name="desk">Where incidents are opened.</param>
    /// <param name="actor">Full identity.</param>
    /// <param name="found">What was found first, without personal data.</param>
    /// <param name="journal">Tells into which logs the actor decides.</param>
    public static async Task<NewIncident> OpenAboutDamageAsync(this IncidentDesk desk, string actor, string found, IJournal journal) =>
        await desk.OpenAboutActorAsync(IncidentKinds.Damaged, actor, await LogsAsync(actor, journal), IncidentKinds.Damaged, $"{found} {ToDo}");

    private static async Task<IReadOnlyList<string>> LogsAsync(string actor, IJournal journal)
    {
        try
        {
            return [.. (await journal.ReadAsync(actor)).SelectMany(decision => decision.Logs).Select(position => position.Log).Where(log => log.Count(c => c == '/') >= 2).Distinct(StringComparer.Ordinal)];
        }
        catch (JsonException)
        {
            // Not even that can be read: the incident then shows to whoever may act everywhere.
            return [];
        }
    }
}
