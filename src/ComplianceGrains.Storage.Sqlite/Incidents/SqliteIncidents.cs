using System.Text.Json;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Incidents;

internal sealed class SqliteIncidents(Database database) : IIncidents
{
    /// <summary>Rows are only ever added: closing an incident is a step, not a change.</summary>
    public const string Schema = """
        CREATE TABLE incident(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, scope TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            cause TEXT NOT NULL, detail TEXT NOT NULL, jurisdictions TEXT NOT NULL, opened_at INTEGER NOT NULL) STRICT;

        CREATE TABLE step(
            id INTEGER PRIMARY KEY, incident INTEGER NOT NULL, number INTEGER NOT NULL, step TEXT NOT NULL, principal TEXT NOT NULL,
            role TEXT NOT NULL, reason BLOB NOT NULL, at INTEGER NOT NULL, command_id TEXT NOT NULL, fingerprint BLOB NOT NULL,
            UNIQUE(incident, number), UNIQUE(incident, command_id)) STRICT;
        """;

    private const string Columns = "id, name, scope, kind, subject, cause, detail, jurisdictions, opened_at FROM incident";

    public Task<StoredIncident> OpenAsync(NewIncident incident, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        if (Read(statements, "WHERE subject=$1 AND cause=$2", incident.Subject, incident.Cause).FirstOrDefault(known => !known.IsClosed) is { } open)
            return open;
        statements.Run(
            "INSERT INTO incident(name, scope, kind, subject, cause, detail, jurisdictions, opened_at) VALUES($1,$2,$3,$4,$5,$6,$7,$8)",
            incident.Id, incident.Scope, incident.Kind, incident.Subject, incident.Cause, incident.Detail, JsonSerializer.Serialize(incident.Jurisdictions), incident.OpenedAt);
        return new StoredIncident(incident, []);
    }, cancellation);

    public Task<IReadOnlyList<StoredIncident>> ReadAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<StoredIncident>>(database.Read(statements => Read(statements, "")));

    public Task<StoredIncident?> FindAsync(string id, CancellationToken cancellation = default) =>
        Task.FromResult(database.Read(statements => Read(statements, "WHERE name=$1", id).SingleOrDefault()));

    public Task<bool> AddStepAsync(string id, int after, IncidentStep step, CancellationToken cancellation = default) => database.WriteAsync(statements =>
    {
        var incident = statements.Integer("SELECT id FROM incident WHERE name=$1", id) ?? throw new ArgumentException($"There is no incident {id}.", nameof(id));
        if (statements.Integer("SELECT COUNT(*) FROM step WHERE incident=$1", incident) != after)
            return false;
        statements.Run(
            "INSERT INTO step(incident, number, step, principal, role, reason, at, command_id, fingerprint) VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9)",
            incident, after + 1, step.Step, step.Principal, step.Role, step.Reason, step.At, step.CommandId, step.Fingerprint);
        return true;
    }, cancellation);

    private static List<StoredIncident> Read(Statements statements, string where, params ReadOnlySpan<Parameter> values) =>
        [.. statements.Rows($"SELECT {Columns} {where} ORDER BY id", row => (Row: row.GetInt64(0), Found: Found(row)), values)
            .Select(incident => new StoredIncident(incident.Found, statements.Rows(
                "SELECT step, principal, role, reason, at, command_id, fingerprint FROM step WHERE incident=$1 ORDER BY number", Step, incident.Row)))];

    private static NewIncident Found(Columns row) => new(
        row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
        JsonSerializer.Deserialize<List<string>>(row.GetString(7))!, row.GetInt64(8));

    private static IncidentStep Step(Columns row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetBytes(3), row.GetInt64(4), row.GetString(5), row.GetBytes(6));
}
