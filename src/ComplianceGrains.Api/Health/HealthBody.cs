using NodaTime;

namespace ComplianceGrains.Api.Health;

/// <summary>That the process runs.</summary>
/// <param name="Status"><c>live</c>.</param>
public sealed record LiveBody(string Status);

/// <summary>Whether the host decides and signs.</summary>
/// <param name="Status"><c>ready</c>, <c>starting</c> or <c>incident</c>.</param>
/// <param name="WaitingFor">What a start waits for, or null.</param>
/// <param name="Incidents">Why nothing new is decided somewhere.</param>
/// <param name="Warnings">What else to look at, one sentence each.</param>
/// <param name="Integrity">How the check of stored data goes.</param>
public sealed record HealthBody(string Status, string? WaitingFor, IReadOnlyList<string> Incidents, IReadOnlyList<string> Warnings, IntegrityBody Integrity);

/// <summary>How the check of stored data goes.</summary>
/// <param name="CheckedAt">End of the last whole pass, or null before the first.</param>
/// <param name="Passes">Whole passes since the start.</param>
/// <param name="Faults">Found by the last pass, by area.</param>
/// <param name="Repaired">Repaired since the start.</param>
public sealed record IntegrityBody(Instant? CheckedAt, long Passes, IReadOnlyDictionary<string, long> Faults, long Repaired);
