namespace ComplianceGrains.Storage.Backlogs;

/// <summary>What waits in the store. Times are milliseconds since 1970-01-01T00:00:00Z; null where nothing waits.</summary>
/// <param name="Effects">Effects that wait for delivery.</param>
/// <param name="OldestEffect">When the oldest of them was decided.</param>
/// <param name="Due">Deadlines that are due.</param>
/// <param name="EarliestDue">The earliest of them.</param>
/// <param name="Logs">Every log.</param>
public sealed record Backlog(long Effects, long? OldestEffect, long Due, long? EarliestDue, IReadOnlyList<LogBacklog> Logs);

/// <summary>What waits at one log.</summary>
/// <param name="Log">Log name.</param>
/// <param name="Size">Entries.</param>
/// <param name="Signed">Entries under the newest signed head.</param>
/// <param name="Drafts">Decisions that wait for their entry.</param>
/// <param name="OldestDraft">When the oldest of them was recorded.</param>
public sealed record LogBacklog(string Log, long Size, long Signed, long Drafts, long? OldestDraft);
