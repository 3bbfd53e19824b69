using Azure;
using Azure.Data.Tables;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Incidents;

namespace ComplianceGrains.Storage.Azure.Incidents;

/// <summary>Incidents in one partition of a table of their own: there are few, and two silos that find the same open one.</summary>
internal sealed class AzureIncidents(TableClient incidents) : IIncidents
{
    private const string Partition = "incidents";

    private const string CountKey = "!count";

    private const int MostTries = 10;

    public async Task<StoredIncident> OpenAsync(NewIncident incident, CancellationToken cancellation = default)
    {
        Exception? last = null;
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            // The count first: whoever opens one in between changes it, and this try fails.
            var count = await incidents.FindAsync(Partition, CountKey, cancellation);
            if ((await ReadAsync(cancellation)).FirstOrDefault(known => known.Found.Subject == incident.Subject && known.Found.Cause == incident.Cause && !known.IsClosed) is { } open)
                return open;
            var number = (count?.Number("count") ?? 0) + 1;
            var next = new TableEntity(Partition, CountKey) { ["count"] = number };
            var row = new TableEntity(Partition, $"i~{RowKey.Short(number)}");
            row.Json("incident", incident);
            try
            {
                await incidents.SubmitTransactionAsync(
                    [
                        count is null ? new(TableTransactionActionType.Add, next) : new(TableTransactionActionType.UpdateReplace, next, count.ETag),
                        new(TableTransactionActionType.Add, row),
                    ], CancellationToken.None);
                return new StoredIncident(incident, []);
            }
            catch (Exception failure) when (failure.IsOpen())
            {
                last = failure;
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancellation);
            }
        }

        throw new UnknownOutcomeException($"An incident about {incident.Subject} could not be recorded: {last!.Message}", last);
    }

    public async Task<IReadOnlyList<StoredIncident>> ReadAsync(CancellationToken cancellation = default)
    {
        var rows = await incidents.RowsAsync(RowKey.Prefix(Partition, "i~"), int.MaxValue, cancellation);
        var steps = (await incidents.RowsAsync(RowKey.Prefix(Partition, "s~"), int.MaxValue, cancellation)).ToLookup(row => row.GetString("incident"), row => row.Json<IncidentStep>("step"), StringComparer.Ordinal);
        return [.. rows.Select(row => row.Json<NewIncident>("incident")).Select(found => new StoredIncident(found, [.. steps[found.Id]]))];
    }

    public async Task<StoredIncident?> FindAsync(string id, CancellationToken cancellation = default) =>
        (await ReadAsync(cancellation)).SingleOrDefault(incident => incident.Found.Id == id);

    public async Task<bool> AddStepAsync(string id, int after, IncidentStep step, CancellationToken cancellation = default)
    {
        var known = await FindAsync(id, cancellation) ?? throw new ArgumentException($"There is no incident {id}.", nameof(id));
        if (known.Steps.Count != after)
            return false;
        var (key, write) = ($"s~{RowKey.Part(id)}~{RowKey.Short(after + 1)}", Guid.NewGuid().ToString("N"));
        var row = new TableEntity(Partition, key) { ["incident"] = id, ["write"] = write };
        row.Json("step", step);
        return await TableExtensions.TryAsync(async () =>
        {
            try
            {
                await incidents.AddEntityAsync(row, CancellationToken.None);
                return true;
            }
            catch (RequestFailedException failure) when (failure.Status == 409)
            {
                // Ours, if an earlier try was answered by nobody.
                return (await incidents.FindAsync(Partition, key, cancellation))?.GetString("write") == write;
            }
        }, cancellation);
    }
}
