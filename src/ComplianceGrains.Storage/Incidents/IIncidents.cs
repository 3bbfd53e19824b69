namespace ComplianceGrains.Storage.Incidents;

/// <summary>
/// Incidents and what people did about them, kept apart from the histories and logs that they are about: a log that must
/// not be continued cannot record why.
/// </summary>
public interface IIncidents
{
    /// <summary>Opens an incident, or gives the one of this subject and cause that is not closed yet.</summary>
    Task<StoredIncident> OpenAsync(NewIncident incident, CancellationToken cancellation = default);

    /// <summary>All incidents, the oldest first.</summary>
    Task<IReadOnlyList<StoredIncident>> ReadAsync(CancellationToken cancellation = default);

    /// <summary>An incident, or null.</summary>
    Task<StoredIncident?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Adds a step behind those that the caller has seen; false if somebody else was first.</summary>
    /// <param name="id">Of the incident.</param>
    /// <param name="after">How many steps the caller has seen.</param>
    /// <param name="step">The next one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<bool> AddStepAsync(string id, int after, IncidentStep step, CancellationToken cancellation = default);
}
