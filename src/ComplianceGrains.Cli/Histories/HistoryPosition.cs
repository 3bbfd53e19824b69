namespace ComplianceGrains.Cli.Histories;

/// <summary>Where a decision stands in one log.</summary>
/// <param name="Log">Log name.</param>
/// <param name="Seq">The actor's 0-based number there.</param>
/// <param name="Index">The entry's index, or null while it waits.</param>
/// <param name="State"><c>signed</c>, <c>included</c>, <c>waiting</c> or <c>missing</c>.</param>
internal sealed record HistoryPosition(string Log, long Seq, long? Index, string State);
