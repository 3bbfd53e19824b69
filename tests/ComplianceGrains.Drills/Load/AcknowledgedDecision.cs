namespace ComplianceGrains.Drills.Load;

/// <summary>A decision as the client was told of it.</summary>
/// <param name="Notes">The signed notes of its recorded receipts, one for each log.</param>
public sealed record AcknowledgedDecision(long Sequence, string Kind, IReadOnlyList<string> Notes);
