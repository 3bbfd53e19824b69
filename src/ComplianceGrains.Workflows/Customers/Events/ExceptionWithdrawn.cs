using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>The cause of an exception went away by itself; the exception is told.</summary>
/// <param name="ExceptionId">Which one.</param>
/// <param name="ExceptionKind">Its kind.</param>
[Kind("customer.exception-withdrawn/1", Audience.Staff, RecordClass.DueDiligence)]
public sealed record ExceptionWithdrawn(string ExceptionId, string ExceptionKind);
