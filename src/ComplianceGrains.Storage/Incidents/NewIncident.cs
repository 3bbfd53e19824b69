namespace ComplianceGrains.Storage.Incidents;

/// <summary>Something that must not be so was found.</summary>
/// <param name="Id">Opaque, e.g. <c>inc-3f…</c>.</param>
/// <param name="Scope"><c>actor</c> or <c>log</c>.</param>
/// <param name="Kind">What was found, e.g. <c>rollback</c>.</param>
/// <param name="Subject">Full identity of the actor, or the names of the logs with a space between.</param>
/// <param name="Cause">Names this very finding: the same one opens no second incident.</param>
/// <param name="Detail">In a sentence or two: what, and what to do. Without personal data.</param>
/// <param name="Jurisdictions">Whose decisions it concerns, upper case.</param>
/// <param name="OpenedAt">Milliseconds.</param>
public sealed record NewIncident(
    string Id, string Scope, string Kind, string Subject, string Cause, string Detail, IReadOnlyList<string> Jurisdictions, long OpenedAt);
