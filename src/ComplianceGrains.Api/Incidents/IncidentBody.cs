using NodaTime;

namespace ComplianceGrains.Api.Incidents;

/// <summary>An incident in a response.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Scope"><c>actor</c> or <c>log</c>: how far it reaches.</param>
/// <param name="Kind">What was found: <c>fork</c>, <c>root</c>, <c>rollback</c>, <c>outside-copy</c> or <c>damaged</c>.</param>
/// <param name="Subject">Full identity of the actor, or the names of the logs with a space between.</param>
/// <param name="Jurisdictions">Whose decisions it concerns.</param>
/// <param name="Detail">What was found, and what to do.</param>
/// <param name="Status"><c>open</c>, <c>awaiting-second</c>, <c>closing</c> or <c>closed</c>.</param>
/// <param name="OpenedAt">When it was found.</param>
/// <param name="Sequence">1 when opened, one more with each step; the ETag.</param>
/// <param name="Steps">What people did about it.</param>
public sealed record IncidentBody(
    string Id, string Scope, string Kind, string Subject, IReadOnlyList<string> Jurisdictions, string Detail, string Status, Instant OpenedAt, long Sequence,
    IReadOnlyList<IncidentStepBody> Steps);

/// <summary>What somebody did about an incident.</summary>
/// <param name="Step"><c>proposed</c>, <c>rejected</c>, <c>approved</c> or <c>closed</c>.</param>
/// <param name="By">Opaque id.</param>
/// <param name="Role">In which role.</param>
/// <param name="Reason">In their words; empty for <c>closed</c>.</param>
/// <param name="At">When.</param>
public sealed record IncidentStepBody(string Step, string By, string Role, string Reason, Instant At);
