using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Incidents;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Incidents.Events;
using ComplianceGrains.Workflows.Lifecycle;
using NodaTime;

namespace ComplianceGrains.Workflows.Incidents;

/// <summary>How an incident is closed: one operator says that its cause is gone, another one agrees. Pure.</summary>
public sealed class IncidentWorkflow : Workflow<IncidentClosed, IncidentFacts>
{
    private IncidentWorkflow()
    {
    }

    /// <summary>The one.</summary>
    public static IncidentWorkflow Instance { get; } = new();

    /// <inheritdoc/>
    public override string Type => "incident";

    /// <summary>What people do about an incident.</summary>
    public const string Proposed = "proposed", Rejected = "rejected", Approved = "approved", Closed = "closed";

    /// <summary>Where an incident stands after the last step; null if there was none.</summary>
    public static string StatusAfter(string? lastStep) => lastStep switch
    {
        Proposed => "awaiting-second",
        Approved => "closing",
        Closed => "closed",
        _ => "open",
    };

    /// <summary>The step that a command comes to, or why it comes to none.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="by">Who asks.</param>
    public static (string? Step, Refusal? Refusal) Decide(IncidentView incident, IncidentCommand command, Principal by) => (incident.Status, command) switch
    {
        _ when !by.IsPerson => (null, Refusal.Forbidden("Incidents are closed by people.")),
        _ when !incident.Jurisdictions.All(jurisdiction => by.MayActIn([jurisdiction])) =>
            (null, Refusal.Forbidden("This incident concerns jurisdictions besides yours. Somebody who may act in all of them has to close it.")),
        ("open", ProposeClosing) => (Proposed, null),
        ("awaiting-second", DecideClosing) when incident.Steps[^1].By == by.Id =>
            (null, Refusal.Forbidden("A second person must not be the first. Another operator has to agree.")),
        ("awaiting-second", DecideClosing { Approved: true }) => (Approved, null),
        ("awaiting-second", DecideClosing) => (Rejected, null),
        ("awaiting-second", ProposeClosing) => (null, Refusal.State("Closing has been proposed already; another operator decides about it.")),
        ("open", DecideClosing) => (null, Refusal.State("Nobody has proposed to close this incident.")),
        _ => (null, Refusal.State($"The incident is {incident.Status}; nothing is left to decide.")),
    };

    /// <inheritdoc/>
    public override Verdict Decide(IncidentClosed? state, Message message, IncidentFacts facts) => (state, message) switch
    {
        (null, Message.Asked { Command: RecordClosing }) => Record(facts.Incident, message.At),
        (not null, Message.Asked { Command: StateLost part }) => new Verdict.Accepted(200, [.. facts.Lost.Skip(part.After).Take(StateLost.Most).Select(lost => Said(lost, message.At))], []),
        _ => Verdict.None,
    };

    /// <inheritdoc/>
    public override IncidentClosed Evolve(IncidentClosed? state, Decision decision) => decision.Happened as IncidentClosed ?? state!;

    /// <inheritdoc/>
    public override IReadOnlyList<AgendaRow> Agenda(IncidentClosed state) => [];

    /// <inheritdoc/>
    public override Binding Bind(ActorId id, IncidentClosed state, Decision decision) => new(id, decision.Happened is Published ? BoundLog.Lifecycle : BoundLog.Unruled);

    /// <summary>The decision that records the closing.</summary>
    private static Verdict Record(IncidentView incident, Instant now)
    {
        var (proposed, approved) = (incident.Steps.Last(step => step.Step == Proposed), incident.Steps.Last(step => step.Step == Approved));
        var basis = new Basis(
            "closed", "incident-closed-by-second-person", [Cited.Because(ReasonCodes.IncidentClosed, approved.Reason)], now,
            incident.Jurisdictions, CitedRules.None, approved.By, approved.Role);
        return new Verdict.Accepted(200, [new Decision(basis, new IncidentClosed(
            incident.Id, incident.Scope, incident.Kind, incident.Subject, incident.OpenedAt, proposed.Reason, proposed.By))], []);
    }

    private static Decision Said((string Jurisdiction, Published Tombstone) lost, Instant now) => new(
        new Basis("published", null, [], now, [lost.Jurisdiction], CitedRules.None, Principal.System.Id, Principal.System.Role), lost.Tombstone);
}

/// <summary>What the record of a closing stands on.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Lost">What the lifecycle log of each jurisdiction has to say of entries that a restore could not bring back; none for any other incident.</param>
public sealed record IncidentFacts(IncidentView Incident, IReadOnlyList<(string Jurisdiction, Published Tombstone)> Lost);

/// <summary>Records that an incident was closed. The platform's own command, once two people have agreed.</summary>
public sealed record RecordClosing;

/// <summary>States in the lifecycle logs what a restore could not bring back, so many at once. The platform's own command, after the closing.</summary>
/// <param name="After">How many are stated already.</param>
public sealed record StateLost(int After)
{
    /// <summary>Most at once.</summary>
    public const int Most = 10;
}
