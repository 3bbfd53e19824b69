namespace ComplianceGrains.Cli.Histories;

/// <summary>One decision of the history asked for, as far as it can be read without keys.</summary>
internal sealed record HistoryLine(long Sequence, string Kind, string RecordedAt, IReadOnlyList<HistoryPosition> Logs);
