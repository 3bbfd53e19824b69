namespace ComplianceGrains.Storage.Backlogs;

/// <summary>Tells what waits, for whoever watches over the host.</summary>
public interface IBacklogs
{
    /// <summary>What waits now.</summary>
    /// <param name="now">Milliseconds since 1970-01-01T00:00:00Z: what is due by then is due.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Backlog> ReadAsync(long now, CancellationToken cancellation = default);
}
