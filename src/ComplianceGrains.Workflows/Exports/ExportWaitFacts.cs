using NodaTime;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>What <see cref="ExportWaiting"/> judges by.</summary>
/// <param name="Now">The clock.</param>
/// <param name="LastTime">The latest time in the logs that the statement comes after; null while both are empty.</param>
/// <param name="OldestUnsigned">Time of the first entry of either log that is under no signed head; null if all are.</param>
/// <param name="IsStated">Whether the statement has its place in lifecycle.</param>
/// <param name="Incident">Id of an incident that forbids decisions of the jurisdiction, or null.</param>
/// <param name="CopyFails">Whether the copy outside of either log cannot be written, so that nothing is signed.</param>
public sealed record ExportWaitFacts(Instant Now, Instant? LastTime, Instant? OldestUnsigned, bool IsStated, string? Incident, bool CopyFails);
