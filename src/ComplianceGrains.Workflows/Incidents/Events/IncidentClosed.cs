using ComplianceGrains.Workflows.Kinds;
using NodaTime;

namespace ComplianceGrains.Workflows.Incidents.Events;

/// <summary>Two operators closed an incident: the first decision of its jurisdictions after it.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Scope"><c>actor</c> or <c>log</c>.</param>
/// <param name="Found">What was found, e.g. <c>rollback</c>.</param>
/// <param name="Subject">Full identity of the actor, or the names of the logs with a space between.</param>
/// <param name="OpenedAt">When it was found.</param>
/// <param name="Statement">In the words of who proposed it.</param>
/// <param name="ProposedBy">Opaque id of who proposed it; who approved is the decision's principal.</param>
[Kind("incident.closed/1", Audience.Staff, RecordClass.Programme)]
public sealed record IncidentClosed(
    string Incident, string Scope, string Found, string Subject, Instant OpenedAt,
    [property: Field(Compartments.Export, DataClasses.Export)] string Statement,
    [property: Field(Compartments.Staff, DataClasses.Staff)] string ProposedBy);
