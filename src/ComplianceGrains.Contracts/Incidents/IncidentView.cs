using NodaTime;
using Orleans;

namespace ComplianceGrains.Contracts.Incidents;

/// <summary>An incident as people see it.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Scope">One of <see cref="IncidentScopes"/>.</param>
/// <param name="Kind">One of <see cref="IncidentKinds"/>.</param>
/// <param name="Subject">Full identity of the actor, or the names of the logs with a space between.</param>
/// <param name="Jurisdictions">Whose decisions it concerns.</param>
/// <param name="Detail">What was found, and what to do.</param>
/// <param name="Status"><c>open</c>, <c>awaiting-second</c>, <c>closing</c> or <c>closed</c>.</param>
/// <param name="OpenedAt">When it was found.</param>
/// <param name="Steps">What people did about it.</param>
/// <param name="Sequence">1 when opened, one more with each step.</param>
[GenerateSerializer, Immutable, Alias("cg.IncidentView")]
public sealed record IncidentView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Scope,
    [property: Id(2)] string Kind,
    [property: Id(3)] string Subject,
    [property: Id(4)] IReadOnlyList<string> Jurisdictions,
    [property: Id(5)] string Detail,
    [property: Id(6)] string Status,
    [property: Id(7)] Instant OpenedAt,
    [property: Id(8)] IReadOnlyList<IncidentStepView> Steps,
    [property: Id(9)] long Sequence);

/// <summary>What somebody did about an incident.</summary>
/// <param name="Step"><c>proposed</c>, <c>rejected</c>, <c>approved</c> or <c>closed</c>.</param>
/// <param name="By">Opaque id.</param>
/// <param name="Role">In which role.</param>
/// <param name="Reason">In their words; empty for <c>closed</c>.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("cg.IncidentStepView")]
public sealed record IncidentStepView(
    [property: Id(0)] string Step, [property: Id(1)] string By, [property: Id(2)] string Role, [property: Id(3)] string Reason, [property: Id(4)] Instant At);
