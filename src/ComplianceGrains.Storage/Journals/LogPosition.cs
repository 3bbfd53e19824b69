namespace ComplianceGrains.Storage.Journals;

/// <summary>Where a decision stands in one log: the actor's 0-based number there.</summary>
public sealed record LogPosition(string Log, long Seq);
