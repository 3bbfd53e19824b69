using System.Security.Cryptography;
using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Storage.Anchors;
using ComplianceGrains.Storage.Incidents;
using ComplianceGrains.Workflows.Incidents;
using ComplianceGrains.Workflows.Kinds;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ComplianceGrains.Grains.Incidents;

/// <summary>
/// Opens incidents and holds back what they forbid: one of an actor stops that actor, one of a log every new decision of
/// its jurisdictions, until two operators have closed it. What cannot be decided is not lost: callers are told to repeat,
/// effects and deadlines stay.
/// </summary>
public sealed partial class IncidentDesk(IIncidents store, IAnchors anchors, KeyRing keys, IClock clock, ILogger<IncidentDesk> logger) : IDisposable
{
    /// <summary>Type of the refusal, and the page that explains it.</summary>
    public const string RefusalType = "incident";

    private const string ActorPrefix = "incident/";
    private const string Cid = "d1";
    private const string KeyName = "root";

    private readonly SemaphoreSlim _aboutLogs = new(1);

    private volatile IReadOnlyList<NewIncident>? _notClosed;

    /// <summary>Opens an incident about an actor.</summary>
    /// <param name="kind">One of <see cref="IncidentKinds"/>.</param>
    /// <param name="actor">Full identity.</param>
    /// <param name="logs">The logs that its decisions go into.</param>
    /// <param name="cause">Names this very finding within the actor: the same one opens no second incident.</param>
    /// <param name="detail">What was found and what to do, without personal data.</param>
    public Task<NewIncident> OpenAboutActorAsync(string kind, string actor, IEnumerable<string> logs, string cause, string detail) =>
        OpenAsync(new NewIncident(NewId(), IncidentScopes.Actor, kind, actor, cause, detail, JurisdictionsOf(logs), Now()));

    /// <summary>Opens an incident about logs, unless one of the same kind that is not closed covers them all: whoever finds it a second time adds nothing. Each fork is one of its own.</summary>
    public async Task<NewIncident> OpenAboutLogsAsync(string kind, IReadOnlyList<string> logs, string cause, string detail)
    {
        // The log's own actor and the check of stored data may find the same thing in the same moment.
        await _aboutLogs.WaitAsync();
        try
        {
            return (await NotClosedAsync()).FirstOrDefault(open => open.Scope == IncidentScopes.Log && open.Kind == kind && (open.Cause == cause || kind != IncidentKinds.Fork) && !logs.Except(open.Subject.Split(' ')).Any())
                ?? await OpenAsync(new NewIncident(NewId(), IncidentScopes.Log, kind, string.Join(' ', logs), cause, detail, JurisdictionsOf(logs), Now()));
        }
        finally
        {
            _aboutLogs.Release();
        }
    }

    /// <summary>Opens an incident about what a witness says of a log, unless the same is open already. It holds nothing back.</summary>
    public async Task<NewIncident> OpenAboutWitnessAsync(string log, string witness, string detail)
    {
        await _aboutLogs.WaitAsync();
        try
        {
            return (await NotClosedAsync()).FirstOrDefault(open => open.Scope == IncidentScopes.Witness && open.Subject == log && open.Cause == witness)
                ?? await OpenAsync(new NewIncident(NewId(), IncidentScopes.Witness, IncidentKinds.OtherHistory, log, witness, detail, JurisdictionsOf([log]), Now()));
        }
        finally
        {
            _aboutLogs.Release();
        }
    }

    /// <summary>The incident that forbids an actor to decide into these logs, or null.</summary>
    public async ValueTask<NewIncident?> AgainstAsync(string actor, IEnumerable<string> logs, CancellationToken cancellation = default)
    {
        var notClosed = _notClosed ?? await LoadAsync(cancellation);
        // An incident's own record is the first decision after it, and the only one that may come before it is closed.
        if (notClosed.Count == 0 || actor.StartsWith(ActorPrefix, StringComparison.Ordinal))
            return null;
        var jurisdictions = JurisdictionsOf(logs);
        return notClosed.FirstOrDefault(incident => incident.Scope switch
        {
            IncidentScopes.Log => incident.Jurisdictions.Intersect(jurisdictions, StringComparer.Ordinal).Any(),
            IncidentScopes.Actor => incident.Subject == actor,
            _ => false,
        });
    }

    /// <summary>What a caller is told.</summary>
    public static Refusal Refuse(NewIncident incident) => new(
        503, RefusalType,
        incident.Scope == IncidentScopes.Log
            ? $"Incident {incident.Id}: no new decision of {string.Join(", ", incident.Jurisdictions)} is taken until operators have closed it. Nothing was changed; what is there can be read."
            : $"Incident {incident.Id}: nothing more is decided here until operators have closed it. Nothing was changed.",
        []);

    /// <summary>All incidents that are not closed, the oldest first.</summary>
    public async ValueTask<IReadOnlyList<NewIncident>> NotClosedAsync(CancellationToken cancellation = default) => _notClosed ?? await LoadAsync(cancellation);

    /// <summary>All incidents, the oldest first.</summary>
    public async Task<IReadOnlyList<IncidentView>> ListAsync(CancellationToken cancellation = default) =>
        [.. (await store.ReadAsync(cancellation)).Select(View)];

    /// <summary>An incident, or null.</summary>
    public async Task<IncidentView?> FindAsync(string id, CancellationToken cancellation = default) =>
        await store.FindAsync(id, cancellation) is { } found ? View(found) : null;

    /// <inheritdoc/>
    public void Dispose() => _aboutLogs.Dispose();

    /// <summary>What a command did before, if it was carried out: its fingerprint.</summary>
    internal async Task<byte[]?> EarlierAsync(string id, string commandId, CancellationToken cancellation) =>
        (await store.FindAsync(id, cancellation))?.Steps.FirstOrDefault(step => step.CommandId == commandId)?.Fingerprint;

    /// <summary>Adds a step to an incident as it was seen; the incident after it.</summary>
    /// <exception cref="IOException">Somebody else was first.</exception>
    internal async Task<IncidentView> AddStepAsync(IncidentView seen, string step, string reason, Envelope envelope, CancellationToken cancellation)
    {
        var number = seen.Steps.Count + 1;
        var added = await store.AddStepAsync(
            seen.Id, seen.Steps.Count,
            new IncidentStep(step, envelope.By.Id, envelope.By.Role, Seal(seen.Id, number, reason), Now(), envelope.CommandId, envelope.Fingerprint), cancellation);
        if (!added)
            throw new IOException($"Incident {seen.Id} went on meanwhile.");
        await LoadAsync(cancellation);
        return (await FindAsync(seen.Id, cancellation))!;
    }

    private async Task<NewIncident> OpenAsync(NewIncident incident)
    {
        var opened = (await store.OpenAsync(incident, CancellationToken.None)).Found;
        await LoadAsync(CancellationToken.None);
        if (opened.Id != incident.Id)
            return opened;
        LogOpened(opened.Id, opened.Kind, opened.Scope, opened.Subject, opened.Detail);
        try
        {
            await anchors.RecordAsync(new AnchoredEvent.IncidentOpened(opened.OpenedAt, opened.Id, opened.Scope, opened.Kind, opened.Jurisdictions));
        }
        catch (IOException failure)
        {
            // It holds all the same: that it was opened is in the store, and closing it needs the copy.
            LogNotCopied(opened.Id, failure.Message);
        }

        return opened;
    }

    private async Task<IReadOnlyList<NewIncident>> LoadAsync(CancellationToken cancellation) =>
        _notClosed = [.. (await store.ReadAsync(cancellation)).Where(incident => !incident.IsClosed).Select(incident => incident.Found)];

    private IncidentView View(StoredIncident incident) => new(
        incident.Found.Id, incident.Found.Scope, incident.Found.Kind, incident.Found.Subject, incident.Found.Jurisdictions, incident.Found.Detail,
        IncidentWorkflow.StatusAfter(incident.Steps.Count > 0 ? incident.Steps[^1].Step : null), Instant.FromUnixTimeMilliseconds(incident.Found.OpenedAt),
        [.. incident.Steps.Select((step, i) => new IncidentStepView(
            step.Step, step.Principal, step.Role, Open(incident.Found.Id, i + 1, step.Reason), Instant.FromUnixTimeMilliseconds(step.At)))],
        1 + incident.Steps.Count);

    /// <summary>What people write may name somebody. The key comes from the root key: it must open also when the other keys are what is damaged.</summary>
    private byte[] Seal(string id, int number, string reason) =>
        OpenCompartment.Fresh(Cid, [JsonSerializer.Serialize(reason, FieldJson.Options)]).Seal(keys.Mac("incidents"), $"{ActorPrefix}{id}#{number}", KeyName);

    private string Open(string id, int number, byte[] reason) =>
        JsonSerializer.Deserialize<string>(OpenCompartment.Open(keys.Mac("incidents"), $"{ActorPrefix}{id}#{number}", Cid, KeyName, reason).Values[0], FieldJson.Options)!;

    /// <summary>The jurisdictions of some logs, by their names.</summary>
    internal static IReadOnlyList<string> JurisdictionsOf(IEnumerable<string> logs) =>
        [.. logs.Select(LogNames.JurisdictionOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private long Now() => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    private static string NewId() => $"inc-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))}";

    [LoggerMessage(LogLevel.Critical, "Incident {Id} ({Kind}, scope {Scope}) about {Subject}: {Detail}")]
    private partial void LogOpened(string id, string kind, string scope, string subject, string detail);

    [LoggerMessage(LogLevel.Error, "Incident {Id} could not be written to the copy outside: {Reason}")]
    private partial void LogNotCopied(string id, string reason);
}
