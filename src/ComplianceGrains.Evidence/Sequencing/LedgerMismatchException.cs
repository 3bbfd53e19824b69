namespace ComplianceGrains.Evidence.Sequencing;

/// <summary>A log's storage and its fold do not agree: the log must not be signed until someone has looked.</summary>
public sealed class LedgerMismatchException(string message) : InvalidOperationException(message);
